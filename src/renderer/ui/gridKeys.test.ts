import { expect, test } from 'vitest';
import { rowAfterKey } from './gridKeys.ts';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 99, 99],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['PageDown', 50, 60],
  ['PageUp', 5, 0],
  ['x', 5, null],
])('R-E01 %s from row %d leads to row %s', (key, from, to) => {
  expect(rowAfterKey(key, from, 100, 10)).toBe(to);
});

test('in an empty list no key leads anywhere', () => {
  expect(rowAfterKey('End', -1, 0, 10)).toBeNull();
});
