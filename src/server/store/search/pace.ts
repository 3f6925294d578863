import { setImmediate as nextTurn } from 'node:timers/promises';

/** A search may hold up sockets and senders for so long, ms. */
const stretchMs = 8;

/**
 * Reads are synchronous under the hood: between two of them whoever else waits gets a turn, if it has been long enough. All
 * searches share one, because several short ones hold up the others just as a long one does.
 */
export class Pace {
  #since = performance.now();

  /** Answers at once, or after everybody else had a turn. */
  async next(): Promise<void> {
    if (performance.now() - this.#since > stretchMs) {
      await nextTurn();
      this.#since = performance.now();
    }
  }
}
