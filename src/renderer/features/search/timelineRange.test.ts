import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barAfterKey, countIn, periodOf, rangeBetween } from './timelineRange.ts';

const hour = (number: number) => `2026-11-23T${String(number).padStart(2, '0')}:00:00.000Z`;
const buckets = [3, 0, 5, 2].map((count, index) => ({
  from: hour(8 + index),
  to: hour(9 + index),
  count,
}));
const shown = { from: '2026-11-23T08:20:00.000Z', to: '2026-11-23T11:40:00.000Z' };

test('R-H08 bars may be drawn either way and beyond the ends', () => {
  expect(rangeBetween(2, 1, 4)).toEqual({ first: 1, last: 2 });
  expect(rangeBetween(-3, 9, 4)).toEqual({ first: 0, last: 3 });
  expect(countIn(buckets, { first: 1, last: 3 })).toBe(7);
});

test('R-H08 the outer bars reach no further than the period that is shown', () => {
  expect(periodOf(buckets, { first: 0, last: 3 }, shown)).toEqual(shown);
  expect(periodOf(buckets, { first: 1, last: 2 }, shown)).toEqual({ from: hour(9), to: hour(11) });
  expect(periodOf(buckets, { first: 7, last: 9 }, shown)).toBeNull();
});

test('R-H08 keys move a thumb by a bar, by a tenth, or to an end, and never out', () => {
  expect(barAfterKey('ArrowLeft', 0, 100)).toBe(0);
  expect(barAfterKey('PageUp', 50, 100)).toBe(60);
  expect(barAfterKey('End', 3, 100)).toBe(99);
  expect(barAfterKey('x', 3, 100)).toBeNull();
  const keys = fc.constantFrom('ArrowRight', 'ArrowLeft', 'PageUp', 'PageDown', 'Home', 'End');
  fc.assert(
    fc.property(keys, fc.nat(199), fc.integer({ min: 1, max: 200 }), (key, bar, count) => {
      const next = barAfterKey(key, bar, count) ?? -1;
      expect(next >= 0 && next < count).toBe(true);
    }),
  );
});
