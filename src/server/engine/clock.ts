/** The time, and a call when it has come: the engine knows no other clock, so that tests can hold it. */
export interface Clock {
  now(): Date;
  /** Calls back once at or after an instant; answers how to call it off. */
  wakeAt(instant: Date, callback: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  wakeAt: (instant, callback) => {
    const timer = setTimeout(callback, Math.max(0, instant.getTime() - Date.now()));
    return () => clearTimeout(timer);
  },
};
