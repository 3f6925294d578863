/** Runs something when the next frame of the screen is due. */
export type FrameClock = (run: () => void) => void;

/** Longest wait where no frames are drawn: a minimised window still has to follow (and ping). */
const unseenWindowMs = 250;

/** The frames of this window, or a slow timer while it is not drawn. */
export const screenFrames: FrameClock = (run) => {
  const runOnce = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(runOnce);
  const timer = setTimeout(runOnce, unseenWindowMs);
};

/** Frames that follow a delivery without another: in a rain of changes the window still scrolls, and answers its user. */
const restFrames = 2;
/** Longer than so many frames nothing waits, however much the user does: a fifth of a second. */
const waitMostFrames = 12;

/**
 * Collects items and hands them over together, in their order: with the next frame, but in no more than every third one. What
 * comes alone is thus drawn at once, and what comes by the hundreds is drawn together. `rest` says that the user has done something:
 * the next frames are left to the answer that he waits for.
 */
export function createFrameBatch<Item>(
  deliver: (items: readonly Item[]) => void,
  clock: FrameClock = screenFrames,
): { add(item: Item): void; flush(): void; rest(): void } {
  let waiting: Item[] = [];
  let resting = 0;
  let waited = 0;
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
      waited = 0;
      deliver(items);
    }
  };
  const frameIsDue = () => {
    isAsked = false;
    waited += waiting.length > 0 ? 1 : 0;
    if (resting > 0 && waited < waitMostFrames) {
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
    rest() {
      resting = restFrames;
    },
  };
}
