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

/** Collects items and hands them over together, once per frame and in their order. */
export function createFrameBatch<Item>(
  deliver: (items: readonly Item[]) => void,
  clock: FrameClock = screenFrames,
): { add(item: Item): void; flush(): void } {
  let waiting: Item[] = [];
  let callOff: (() => void) | undefined;
  const flush = () => {
    callOff?.();
    callOff = undefined;
    if (waiting.length === 0) {
      return;
    }
    const items = waiting;
    waiting = [];
    deliver(items);
  };
  return {
    add(item) {
      waiting.push(item);
      callOff ??= clock(flush);
    },
    flush,
  };
}
