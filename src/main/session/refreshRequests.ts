import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import { err, type Result } from '../../shared/domain/result.ts';

type Nothing = Record<string, never>;
type Answer = Result<Nothing, BridgeFailure>;

const answeredWithinMs = 15_000;

/** Windows that wait for the whole list to come anew (R-E08). */
export class RefreshRequests {
  readonly #waiting = new Set<(answer: Answer) => void>();

  /** Resolves with the answer of `settle`, or `unreachable` when that takes too long. */
  wait(): Promise<Answer> {
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(err('unreachable')), answeredWithinMs);
      this.#waiting.add(settle);
    });
  }

  settle(answer: Answer): void {
    for (const settle of [...this.#waiting]) settle(answer);
  }
}
