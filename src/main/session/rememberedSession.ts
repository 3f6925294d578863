import path from 'node:path';
import { z } from 'zod';
import type { EventLog } from '../link/eventLog.ts';
import { readJsonFile, writeFileDurably } from './durableFile.ts';
import type { TokenVault } from './tokenVault.ts';

const fileSchema = z.object({
  /** The last user by site. */
  lastUsers: z.record(z.string(), z.string()),
  current: z
    .object({
      site: z.string(),
      user: z.object({ id: z.string(), name: z.string() }),
      sealedToken: z.string().nullable(),
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
});
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
    this.#held = readJsonFile(this.#file, fileSchema, log) ?? { lastUsers: {}, current: null };
  }

  /** The session at a site that was not ended by signing out. */
  recall(site: string): RememberedSession | null {
    const { current } = this.#held;
    if (current?.site !== site) return null;
    const token = current.sealedToken === null ? null : this.#vault.unseal(current.sealedToken);
    return { user: current.user, token, expiresAt: current.expiresAt };
  }

  /** The name that is proposed in the sign-in form. */
  lastUser(site: string): string | null {
    return this.#held.lastUsers[site] ?? null;
  }

  remember(site: string, session: RememberedSession & { readonly token: string }): void {
    const { user, expiresAt } = session;
    this.#write({
      lastUsers: { ...this.#held.lastUsers, [site]: user.name },
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
