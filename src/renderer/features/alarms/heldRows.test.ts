import { describe, expect, test } from 'vitest';
import { holdRows, rowsOf } from './heldRows.ts';

const always = () => true;

describe('rows under the operator', () => {
  test('R-E08 nobody on the rows: they follow the list', () => {
    const { rows, waiting } = holdRows(rowsOf(['a', 'b']), ['c', 'a', 'b'], false, always);
    expect(rows.ids).toEqual(['c', 'a', 'b']);
    expect(waiting).toEqual([]);
  });

  test('R-E01 somebody on the rows: none moves, new ones wait', () => {
    const before = rowsOf(['a', 'b']);
    const { rows, waiting } = holdRows(before, ['c', 'b', 'a', 'd'], true, always);
    expect(rows).toBe(before);
    expect(waiting).toEqual(['c', 'd']);
  });

  test('R-E01 a row that others closed keeps its place, one that may not stay leaves', () => {
    const { rows } = holdRows(rowsOf(['a', 'b', 'c']), ['a'], true, (id) => id !== 'b');
    expect(rows.ids).toEqual(['a', 'c']);
  });

  test('the first rows of an empty list do not wait', () => {
    expect(holdRows(rowsOf([]), ['a'], true, always)).toMatchObject({ rows: { ids: ['a'] }, waiting: [] });
  });
});
