/** Lets through so many at once and so many per second after that. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perSecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(limits: { readonly capacity: number; readonly perSecond: number }, nowMs: number) {
    this.#capacity = limits.capacity;
    this.#perSecond = limits.perSecond;
    this.#tokens = limits.capacity;
    this.#filledAt = nowMs;
  }

  /** Answers whether one more may pass now. */
  take(nowMs: number): boolean {
    const passed = Math.max(0, nowMs - this.#filledAt) / 1000;
    this.#tokens = Math.min(this.#capacity, this.#tokens + passed * this.#perSecond);
    this.#filledAt = nowMs;
    if (this.#tokens < 1) {
      return false;
    }
    this.#tokens -= 1;
    return true;
  }
}
