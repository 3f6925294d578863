/** Time as the limiter needs it: a test brings its own. */
export interface PingClock {
  now(): number;
  after(delayMs: number, run: () => void): void;
}

const wallClock: PingClock = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    setTimeout(run, delayMs);
  },
};

/** At most one ping in this time, ms: a burst of alarms must not become a drone (R-J03). */
const pingEveryMs = 1000;

/** Sounds at once, then at most once a second; what comes in between is announced together by one ping at the end of the second. */
export function createPingLimiter(sound: () => void, clock: PingClock = wallClock): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  const soundNow = () => {
    isWaiting = false;
    lastAt = clock.now();
    sound();
  };
  return () => {
    if (isWaiting) {
      return;
    }
    const restMs = lastAt + pingEveryMs - clock.now();
    if (restMs <= 0) {
      soundNow();
      return;
    }
    isWaiting = true;
    clock.after(restMs, soundNow);
  };
}
