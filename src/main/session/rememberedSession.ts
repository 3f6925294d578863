import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';
import type { TokenVault } from './tokenVault.ts';

const fileSchema = z.object({
  /** The last user by site, as earlier versions kept him. */
  lastUsers: z.record(z.string(), z.string()),
  /** The users by site, the last one first. */
  users: z.record(z.string(), z.array(z.string())).default({}),
  current: z
    .object({
      site: z.string(),
      user: z.object({ id: z.string(), name: z.string() }),
      sealedToken: z.string().nullable(),
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
});
/** Who has not been here for so many others is forgotten. */
const usersMost = 6;
type RememberedFile = z.infer<typeof fileSchema>;

/** Who was signed in when the workstation was last closed. The token is `null` where the system could not seal it. */
export interface RememberedSession {
  readonly user: { readonly id: string; readonly name: string };
  readonly token: string | null;
  readonly expiresAt: string;
}

/** Remembers over a restart who is signed in, so that nobody has to type a password while the token is good (R-J05). */
export class SessionMemory {
  readonly #file: string;
  readonly #vault: TokenVault;
  readonly #log: EventLog;
  #held: RememberedFile;

  constructor(dataFolder: string, vault: TokenVault, log: EventLog) {
    this.#file = path.join(dataFolder, 'session.json');
    this.#vault = vault;
    this.#log = log;
    this.#held = readJsonFile(this.#file, fileSchema, log) ?? { lastUsers: {}, users: {}, current: null };
  }

  /** The session at a site that was not ended by signing out. */
  recall(site: string): RememberedSession | null {
    const { current } = this.#held;
    if (current?.site !== site) return null;
    const token = current.sealedToken === null ? null : this.#vault.unseal(current.sealedToken);
    return { user: current.user, token, expiresAt: current.expiresAt };
  }

  /** Who has been signed in at a site from here, the last one first; names alone, never a password. */
  users(site: string): readonly string[] {
    const { users, lastUsers } = this.#held;
    return users[site] ?? [lastUsers[site]].flatMap((name) => name ?? []);
  }

  remember(site: string, session: RememberedSession & { readonly token: string }): void {
    const { user, expiresAt } = session;
    const others = this.users(site).filter((name) => name.toLowerCase() !== user.name.toLowerCase());
    this.#write({
      lastUsers: { ...this.#held.lastUsers, [site]: user.name },
      users: { ...this.#held.users, [site]: [user.name, ...others].slice(0, usersMost) },
      current: { site, user, expiresAt, sealedToken: this.#vault.seal(session.token) },
    });
  }

  /** Forgets the session; the name stays proposed. */
  forget(): void {
    if (this.#held.current) this.#write({ ...this.#held, current: null });
  }

  #write(held: RememberedFile): void {
    this.#held = held;
    try {
      writeFileDurably(this.#file, JSON.stringify(held));
    } catch (error) {
      // The session goes on; only the next start will ask for the password, or for this one's name.
      this.#log.error({ err: error }, 'the session could not be remembered');
    }
  }
}
