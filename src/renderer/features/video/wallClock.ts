/** A segment that has been loaded: where it lies on the player's time line (seconds) and when it was recorded (ms). */
export interface TimedSegment {
  readonly start: number;
  readonly end: number;
  readonly recordedAt: number;
}

/** When the picture at a place of the player's time line was taken, ms; `null` while no segment is known. */
export function wallClockAt(segments: readonly TimedSegment[], mediaTime: number): number | null {
  const segment = nearest(segments, mediaTime, ({ start, end }) => [start, end]);
  return segment && segment.recordedAt + (mediaTime - segment.start) * 1000;
}

/** Where on the player's time line an instant lies, seconds; `null` while no segment is known. */
export function mediaTimeAt(segments: readonly TimedSegment[], at: number): number | null {
  const segment = nearest(segments, at, ({ start, end, recordedAt }) => [
    recordedAt,
    recordedAt + (end - start) * 1000,
  ]);
  return segment && segment.start + (at - segment.recordedAt) / 1000;
}

/** The segment that holds a value, its beginning included and its end not; else the one that is closest to it. */
function nearest(
  segments: readonly TimedSegment[],
  value: number,
  rangeOf: (segment: TimedSegment) => readonly [from: number, to: number],
): TimedSegment | null {
  let best: TimedSegment | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const segment of segments) {
    const [from, to] = rangeOf(segment);
    const distance = value < from ? from - value : Math.max(0, value - to);
    // At a seam the later segment holds the picture.
    if (distance < bestDistance || (distance === bestDistance && value >= from)) {
      best = segment;
      bestDistance = distance;
    }
  }
  return best;
}
