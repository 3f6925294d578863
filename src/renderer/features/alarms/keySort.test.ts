import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByKey } from './keySort.ts';

test('R-E01 numbers close together and numbers far apart are sorted alike, equal ones in the order they came', () => {
  const keys = fc.oneof(
    fc.array(fc.integer({ min: -5, max: 5 })),
    fc.array(fc.integer({ min: -(2 ** 50), max: 2 ** 50 })),
    fc.array(fc.double({ noNaN: true })),
  );
  fc.assert(
    fc.property(keys, (each) => {
      const items = each.map((key, came) => ({ key, came }));
      const expected = items.toSorted((first, second) => first.key - second.key || first.came - second.came);
      expect(sortByKey(items, ({ key }) => key)).toEqual(expected);
    }),
  );
});

test('R-E01 nothing is sorted by numbers where one of them is missing', () => {
  expect(sortByKey([1, 2], (item) => (item === 2 ? Number.NaN : item))).toBeNull();
});
