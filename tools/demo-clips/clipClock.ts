import { box, type Shape, words } from './shapes.ts';

/** How every clip is cut: a loop of a minute, so that its second is the clock's. */
export const clipTiming = { framesPerSecond: 12, seconds: 60, segmentSeconds: 2 } as const;

const bits = 10;
const cell = 10;
const left = 8;
const top = 342;

/**
 * The clock that is drawn into every picture, so that a test (and anybody who doubts) can read from the pixels which frame of the
 * minute is shown: a light cell, ten cells with the frame's number, most significant first, a dark cell; then the second in digits.
 */
export function clockOf(frame: number): Shape[] {
  const cells = Array.from({ length: bits }, (_, index) => ((frame >> (bits - 1 - index)) & 1) === 1);
  const second = Math.floor(frame / clipTiming.framesPerSecond);
  return [
    box(left - 2, top - 2, (bits + 2) * cell + 4, cell + 4, '#000000'),
    ...[true, ...cells, false].map((isLight, index) =>
      box(left + index * cell, top, cell, cell, isLight ? '#ffffff' : '#000000'),
    ),
    words(left + (bits + 3) * cell, top + cell, 13, `:${String(second).padStart(2, '0')}`, '#ffffff'),
  ];
}
