import { describe, expect, test } from 'vitest';
import { dropIndex } from './stepDrag.ts';

describe('dropping an action', () => {
  test.each([
    [0, 2, 'before', 1],
    [0, 2, 'after', 2],
    [3, 1, 'before', 1],
    [3, 1, 'after', 2],
    [1, 1, 'before', 1],
    [1, 1, 'after', 1],
    [1, 2, 'before', 1],
    [2, 1, 'after', 2],
  ] as const)('R-C09 action %i dropped onto %i, %s it, gets place %i', (from, onto, edge, place) => {
    expect(dropIndex(from, onto, edge)).toBe(place);
  });
});
