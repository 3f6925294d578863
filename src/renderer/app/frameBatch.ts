/** When the next frame of the screen is due; answers how to call it off. */
export type FrameClock = (run: () => void) => () => void;

/** Longest wait where no frames are drawn: a minimised window still has to follow (and ping). */
const unseenWindowMs = 250;

/** The frames of this window, or a slow timer while it is not drawn. */
export const screenFrames: FrameClock = (run) => {
  const callOff = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const runOnce = () => {
    callOff();
    run();
  };
  const frame = requestAnimationFrame(runOnce);
  const timer = setTimeout(runOnce, unseenWindowMs);
  return callOff;
};

/** Frames that follow a delivery without another: in a rain of changes the window still scrolls, and answers its user. */
const restFrames = 2;

/**
 * Collects items and hands them over together, in their order: with the next frame, but in no more than every third one. What
 * comes alone is thus drawn at once, and what comes by the hundreds is drawn together.
 */
export function createFrameBatch<Item>(
  deliver: (items: readonly Item[]) => void,
  clock: FrameClock = screenFrames,
): { add(item: Item): void; flush(): void } {
  let waiting: Item[] = [];
  let resting = 0;
  let isAsked = false;
  const ask = () => {
    if (!isAsked) {
      isAsked = true;
      clock(frameIsDue);
    }
  };
  const handOver = () => {
    if (waiting.length > 0) {
      const items = waiting;
      waiting = [];
      resting = restFrames;
      deliver(items);
    }
  };
  const frameIsDue = () => {
    isAsked = false;
    if (resting > 0) {
      resting -= 1;
    } else {
      handOver();
    }
    if (resting > 0 || waiting.length > 0) {
      ask();
    }
  };
  return {
    add(item) {
      waiting.push(item);
      ask();
    },
    flush: handOver,
  };
}
