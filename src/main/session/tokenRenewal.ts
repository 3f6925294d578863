/** What came of an attempt: the end of the fresh token, or that it is tried again, or that the password is needed. */
export type RenewalOutcome = { readonly expiresAt: string } | 'later' | 'never';

/** A server that is away is asked again so often; the token has hours left, ms. */
const retryMs = 60_000;
/** What Node's timers can hold, ms. */
const longestTimerMs = 2 ** 31 - 1;

/** Renews a token when half of its time is over, so that an operator is not signed out in the middle of an alarm (ADR 0030). */
export class TokenRenewal {
  readonly #renew: () => Promise<RenewalOutcome>;
  #timer: NodeJS.Timeout | null = null;
  #round = 0;

  constructor(renew: () => Promise<RenewalOutcome>) {
    this.#renew = renew;
  }

  /** Follows a token from now on; the one before is forgotten. */
  follow(expiresAt: string): void {
    this.stop();
    this.#wait(Math.max(0, Date.parse(expiresAt) - Date.now()) / 2);
  }

  stop(): void {
    this.#round += 1;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(forMs: number): void {
    const round = this.#round;
    this.#timer = setTimeout(() => void this.#attempt(round), Math.min(forMs, longestTimerMs));
    // It must not keep a workstation alive that is closing.
    this.#timer.unref();
  }

  async #attempt(round: number): Promise<void> {
    const outcome = await this.#renew();
    // Signed out, or somebody else is here by now.
    if (round !== this.#round || outcome === 'never') return;
    if (outcome === 'later') this.#wait(retryMs);
    else this.follow(outcome.expiresAt);
  }
}
