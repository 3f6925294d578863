import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mediaTimeAt, type TimedSegment, wallClockAt } from './wallClock.ts';

const recordedAt = Date.parse('2026-11-23T14:00:40.000Z');
const segments: readonly TimedSegment[] = [
  { start: 0, end: 2, recordedAt },
  { start: 2, end: 4, recordedAt: recordedAt + 2000 },
  // The recorder stopped for a minute: the player's time line does not.
  { start: 4, end: 6, recordedAt: recordedAt + 64_000 },
];

test('R-F05 a picture has the time of its own segment, right to a frame', () => {
  expect(wallClockAt(segments, 1 / 12)).toBeCloseTo(recordedAt + 1000 / 12, 6);
  expect(wallClockAt(segments, 2)).toBe(recordedAt + 2000);
  expect(wallClockAt(segments, 4)).toBe(recordedAt + 64_000);
  expect(wallClockAt(segments, 7)).toBe(recordedAt + 67_000);
  expect(wallClockAt([], 7)).toBeNull();
});

test('R-F05 a time leads to its picture, and one that was not recorded to the closest', () => {
  expect(mediaTimeAt(segments, recordedAt + 65_000)).toBe(5);
  expect(mediaTimeAt(segments, recordedAt + 4500)).toBe(4.5);
  expect(mediaTimeAt([], recordedAt)).toBeNull();
});

test('R-F05 there and back again is where one was, whatever the segments', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ length: fc.integer({ min: 1, max: 10 }), pause: fc.integer({ min: 0, max: 90 }) }),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (parts, share) => {
        let start = 0;
        let at = recordedAt;
        const made = parts.map(({ length, pause }) => {
          const segment = { start, end: start + length, recordedAt: at };
          start += length;
          at += (length + pause) * 1000;
          return segment;
        });
        const wanted = start * share;
        const back = mediaTimeAt(made, wallClockAt(made, wanted) ?? Number.NaN);
        expect(back).toBeCloseTo(wanted, 5);
      },
    ),
  );
});
