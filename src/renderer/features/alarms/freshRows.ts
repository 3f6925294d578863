/** A row whose alarm is older than this, ms, was there before: it is scrolled into view. */
const freshForMs = 3000;
/** Rows that follow each other faster than this, ms, are a burst. */
const burstGapMs = 400;

/**
 * Decides which rows fade in (look.md): a new one that comes alone. In a burst they simply stand there: fifty fades a second are
 * no sign of anything, and each is a layer of its own that has to be drawn again for every one of its frames.
 */
export function createFadeIn(now: () => number = Date.now): (raisedAt: string) => boolean {
  let lastAt = Number.NEGATIVE_INFINITY;
  return (raisedAt) => {
    const at = now();
    if (at - Date.parse(raisedAt) >= freshForMs) {
      return false;
    }
    const isAlone = at - lastAt > burstGapMs;
    lastAt = at;
    return isAlone;
  };
}
