import type { ToldTextWriting } from '../store/search/toldTextWriting.ts';
import type { Clock } from './clock.ts';

/** What came in during so long goes into the full text together, ms. */
const gatheringMs = 1_000;
/** After a failure of the disk, ms. */
const retryAfterMs = 5_000;

/**
 * Lets what events told into the full text shortly after they came in, so that a search finds little left to do (ADR 0055). What a
 * stop cut short is asked of the database at the next start, so nothing is remembered here.
 */
export class ToldTextWatch {
  readonly #clock: Clock;
  readonly #texts: ToldTextWriting;
  readonly #onFailure: (error: unknown) => void;
  #callOff: (() => void) | null = null;
  #working: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: {
    readonly clock: Clock;
    readonly texts: ToldTextWriting;
    readonly onFailure: (error: unknown) => void;
  }) {
    this.#clock = options.clock;
    this.#texts = options.texts;
    this.#onFailure = options.onFailure;
  }

  /** Says that something was taken in. */
  heard(): void {
    if (this.#callOff === null) {
      this.#wait(gatheringMs);
    }
  }

  /** Ends the watch; what has begun is finished. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#callOff?.();
    await this.#working;
  }

  #wait(delayMs: number): void {
    if (!this.#isStopped) {
      this.#callOff = this.#clock.wakeAt(new Date(this.#clock.now().getTime() + delayMs), () => {
        this.#working = this.#work();
      });
    }
  }

  async #work(): Promise<void> {
    try {
      await this.#texts.catchUp();
      this.#callOff = null;
    } catch (error) {
      this.#onFailure(error);
      this.#wait(retryAfterMs);
    }
  }
}
