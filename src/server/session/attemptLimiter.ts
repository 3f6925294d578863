/** How many failures are let pass and how long the waits after them are. */
export interface AttemptLimits {
  /** Failures that cost nothing. */
  readonly free: number;
  /** Failures older than this are forgotten, ms. */
  readonly windowMs: number;
  /** The wait after the first failure that is not free; it doubles with each further one, ms. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Keys that are remembered; beyond it the one that failed longest ago is forgotten. */
  readonly keysMost: number;
}

interface Attempts {
  failures: number;
  lastAt: number;
}

/**
 * Slows down whoever guesses. An attempt counts as failed from the moment it begins, so that many guesses sent at once gain
 * nothing; a success takes it back.
 */
export class AttemptLimiter {
  readonly #limits: AttemptLimits;
  readonly #attempts = new Map<string, Attempts>();

  constructor(limits: AttemptLimits) {
    this.#limits = limits;
  }

  /** How long this key has to wait before its next attempt, ms; 0 where it need not. */
  waitMs(key: string, now: number): number {
    const attempts = this.#recent(key, now);
    const over = (attempts?.failures ?? 0) - this.#limits.free;
    if (!attempts || over < 0) return 0;
    const wait = Math.min(this.#limits.longestWaitMs, this.#limits.firstWaitMs * 2 ** over);
    return Math.max(0, attempts.lastAt + wait - now);
  }

  /** Counts an attempt that begins. */
  begin(key: string, now: number): void {
    const failures = (this.#recent(key, now)?.failures ?? 0) + 1;
    // Set anew, so that the map stays in the order of the last failure.
    this.#attempts.delete(key);
    this.#attempts.set(key, { failures, lastAt: now });
    const oldest = this.#attempts.keys().next();
    if (this.#attempts.size > this.#limits.keysMost && !oldest.done) this.#attempts.delete(oldest.value);
  }

  /** Takes one attempt back, because it did not fail. */
  takeBack(key: string): void {
    const attempts = this.#attempts.get(key);
    if (!attempts) return;
    attempts.failures -= 1;
    if (attempts.failures <= 0) this.#attempts.delete(key);
  }

  /** Forgets every failure of a key. */
  forget(key: string): void {
    this.#attempts.delete(key);
  }

  #recent(key: string, now: number): Attempts | undefined {
    const attempts = this.#attempts.get(key);
    if (attempts && now - attempts.lastAt > this.#limits.windowMs) {
      this.#attempts.delete(key);
      return undefined;
    }
    return attempts;
  }
}
