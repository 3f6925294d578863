import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOverElements, noElements } from './rowElements.ts';

const rows = (text: string) => [...text];
const elementsOf = (text: string) => handOverElements(noElements, rows(text), null);
const handedOn = (before: string, now: string, focused: string | null = null) => [
  ...handOverElements(elementsOf(before), rows(now), focused).values(),
];

describe('the elements of rows', () => {
  test('R-E01 another list stands in the elements of the one before', () => {
    expect(handedOn('abcd', 'wxyz')).toEqual([0, 1, 2, 3]);
    expect(handedOn('abcd', 'wxy')).toEqual([0, 1, 2]);
    expect(handedOn('abc', 'wxyz')).toEqual([0, 1, 2, 3]);
  });

  test('R-E01 a row that is still in view keeps its element', () => {
    expect(handedOn('abcdefgh', 'stucvwxy')).toEqual([0, 1, 3, 2, 4, 5, 6, 7]);
  });

  test('R-E01 rows that come and go at the ends move none of those that stay', () => {
    expect(handedOn('abcd', 'zabc')).toEqual([4, 0, 1, 2]);
    expect(handedOn('abcd', 'bcde')).toEqual([1, 2, 3, 4]);
    // In the midst of others that stay, what comes stands where something left.
    expect(handedOn('abcd', 'axcd')).toEqual([0, 1, 2, 3]);
  });

  test('R-E01 the element that has the focus goes with its row, and nothing changes places with it', () => {
    expect(handedOn('abcd', 'wxyz', 'b')).toEqual([0, 4, 5, 6]);
    expect(handedOn('abcdefgh', 'stucvwxy', 'c')).toEqual([0, 1, 8, 2, 3, 4, 5, 6]);
  });

  test('R-E01 whatever rows follow, each has an element of its own, and nobody else gets the one with the focus', () => {
    const views = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 10 }));
    fc.assert(
      fc.property(views, fc.constantFrom(...'abcdefghijklmnop'), (each, focused) => {
        let before = noElements;
        for (const ids of each) {
          const now = handOverElements(before, ids, focused);
          expect([...now.keys()]).toEqual(ids);
          expect(new Set(now.values()).size).toBe(ids.length);
          const kept = before.get(focused);
          for (const [id, element] of now) {
            expect(before.has(id) ? before.get(id) : element).toBe(element);
            expect(id !== focused && element === kept).toBe(false);
          }
          before = now;
        }
      }),
    );
  });
});
