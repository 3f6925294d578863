import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { SiteUser } from '../engine/contract.ts';
import type { PeopleStore } from '../store/contract.ts';
import { hashPassword, isPassword } from '../store/passwords.ts';
import { AttemptLimiter, type AttemptLimits } from './attemptLimiter.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A token lasts as long as the longest shift. */
const tokenLastsMs = 12 * 3_600_000;
/** A token may be renewed until the password is so old: a working week of shifts, and then somebody proves who he is (ADR 0030). */
const passwordLastsMs = 7 * 24 * 3_600_000;
/** Passwords that are checked at the same time: each takes 19 MiB and a core for some 30 ms. */
const checksAtOnce = 4;
/** Passwords that wait to be checked; more than that is an attack, and the others are told to come back. */
const checksWaiting = 64;

const minuteMs = 60_000;
const window = { windowMs: 15 * minuteMs, firstWaitMs: minuteMs / 2, longestWaitMs: 15 * minuteMs };
const limitsPerUser: AttemptLimits = { ...window, free: 5, keysMost: 10_000 };
/** A control room shares one address, so an address may err more often than a user. */
const limitsPerAddress: AttemptLimits = { ...window, free: 20, keysMost: 10_000 };

/** Somebody who proved who he is, and until when that holds. */
export interface Authenticated {
  readonly user: SiteUser;
  readonly tokenHash: string;
  readonly expiresAt: string;
}

/** A session that was opened; the token is known to nobody but its bearer from here on. */
export interface OpenedSession extends Authenticated {
  readonly token: string;
}

/** Why nobody was signed in. */
export type SignInRefusal =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly retryAfterMs: number };

/** Signs users in and out and knows whose a token is (R-J05). */
export class Sessions {
  readonly #people: PeopleStore;
  readonly #now: () => Date;
  readonly #perUser = new AttemptLimiter(limitsPerUser);
  readonly #perAddress = new AttemptLimiter(limitsPerAddress);
  readonly #noOnesHash: Promise<string>;
  #checking = 0;
  readonly #turns: (() => void)[] = [];

  constructor(people: PeopleStore, now: () => Date) {
    this.#people = people;
    this.#now = now;
    this.#noOnesHash = hashPassword(newToken());
  }

  /** Opens a session. It takes the same time whether the user exists or not, and tells neither apart. */
  async signIn(attempt: {
    readonly user: string;
    readonly password: string;
    readonly device: string;
    readonly address: string;
  }): Promise<Result<OpenedSession, SignInRefusal>> {
    const now = this.#now();
    const userKey = attempt.user.trim().toLocaleLowerCase('en');
    const retryAfterMs = Math.max(
      this.#perUser.waitMs(userKey, now.getTime()),
      this.#perAddress.waitMs(attempt.address, now.getTime()),
    );
    if (retryAfterMs > 0) return err({ kind: 'wait', retryAfterMs });
    if (this.#turns.length >= checksWaiting) return err({ kind: 'wait', retryAfterMs: 1_000 });
    this.#perUser.begin(userKey, now.getTime());
    this.#perAddress.begin(attempt.address, now.getTime());
    const user = await this.#check(attempt.user.trim(), attempt.password);
    if (!user) return err({ kind: 'wrong' });
    this.#perUser.forget(userKey);
    this.#perAddress.takeBack(attempt.address);
    return ok(await this.#open(user, attempt.device, now.getTime() + tokenLastsMs));
  }

  /** Gives a fresh token for one that has not ended; `null` where the password has to be given again. */
  async renew(hash: string): Promise<OpenedSession | null> {
    const now = this.#now();
    const session = await this.#people.session(hash, now.toISOString());
    if (!session) return null;
    const endsAtMs = Math.min(
      now.getTime() + tokenLastsMs,
      Date.parse(session.authenticatedAt) + passwordLastsMs,
    );
    // Near the end of the week a renewal would gain nothing.
    if (endsAtMs <= Date.parse(session.expiresAt)) return null;
    return this.#open(session.user, session.device, endsAtMs, hash);
  }

  /** Whose token this is now; `null` for one that is unknown, ended or of a disabled user. */
  async authenticate(token: string): Promise<Authenticated | null> {
    return this.recheck(tokenHash(token));
  }

  /** The same for a token that was seen before. */
  async recheck(hash: string): Promise<Authenticated | null> {
    const session = await this.#people.session(hash, this.#now().toISOString());
    return session && { user: session.user, expiresAt: session.expiresAt, tokenHash: hash };
  }

  /** Ends a session with all tokens that it was renewed by; answers their hashes. */
  signOut(hash: string): Promise<readonly string[]> {
    return this.#people.closeSession(hash);
  }

  async #open(user: SiteUser, device: string, endsAtMs: number, renews?: string): Promise<OpenedSession> {
    const token = newToken();
    const expiresAt = new Date(endsAtMs).toISOString();
    const session = { tokenHash: tokenHash(token), user: user.id, device, expiresAt };
    await this.#people.openSession({ ...session, ...(renews !== undefined && { renews }) });
    return { token, user, tokenHash: session.tokenHash, expiresAt };
  }

  async #check(name: string, password: string): Promise<SiteUser | null> {
    await this.#takeTurn();
    try {
      const credentials = await this.#people.credentials(name);
      const fits = await isPassword(password, credentials?.passwordHash ?? (await this.#noOnesHash));
      return credentials && fits ? credentials.user : null;
    } finally {
      this.#checking -= 1;
      this.#turns.shift()?.();
    }
  }

  async #takeTurn(): Promise<void> {
    if (this.#checking >= checksAtOnce) await new Promise<void>((resolve) => this.#turns.push(resolve));
    this.#checking += 1;
  }
}
