/** A difference that changed by less is no news. */
const stepMs = 1_000;

/** How far the server's clock is ahead of this machine's, as far as the link has told. */
export class ServerClock {
  #offsetMs = 0;

  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Takes what the server's clock shows now; answers whether that is news. */
  tune(serverTime: string): boolean {
    const offsetMs = Date.parse(serverTime) - Date.now();
    if (Math.abs(offsetMs - this.#offsetMs) < stepMs) return false;
    this.#offsetMs = offsetMs;
    return true;
  }
}
