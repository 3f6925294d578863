import fc from 'fast-check';
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

  test('R-E01 a row that left and comes back waits like any other new one', () => {
    const left = holdRows(rowsOf(['a', 'b', 'c']), ['a', 'c'], true, (id) => id !== 'b').rows;
    expect(left.ids).toEqual(['a', 'c']);
    const { rows, waiting } = holdRows(left, ['b', 'a', 'c'], true, always);
    expect(rows).toBe(left);
    expect(waiting).toEqual(['b']);
  });

  test('R-E01 whatever the list becomes, what waits is what it has and the rows have not', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.array(fc.tuple(ids, ids), { maxLength: 6 }), (first, turns) => {
        let rows = rowsOf(first);
        for (const [wanted, refused] of turns) {
          const before = rows.ids;
          const held = holdRows(rows, wanted, true, (id) => !refused.includes(id));
          if (before.length > 0) {
            const stays = (id: string) => wanted.includes(id) || !refused.includes(id);
            expect(held.rows.ids).toEqual(before.filter(stays));
            expect(held.waiting).toEqual(wanted.filter((id) => !before.includes(id)));
          }
          rows = held.rows;
        }
      }),
    );
  });

  test('the first rows of an empty list do not wait', () => {
    expect(holdRows(rowsOf([]), ['a'], true, always)).toMatchObject({ rows: { ids: ['a'] }, waiting: [] });
  });
});
