import { describe, expect, test } from 'vitest';
import { arrangedItems, type ItemColumn } from './itemColumns.ts';

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

const things: readonly Thing[] = [
  { id: 'a', name: 'Muelle 10', count: 2 },
  { id: 'b', name: 'Ánfora', count: 11 },
  { id: 'c', name: 'muelle 9', count: 2 },
];
const columns: readonly ItemColumn<Thing>[] = [
  { id: 'name', title: 'Nombre', width: '1fr', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'count', title: 'Cuenta', width: '1fr', cell: ({ count }) => count, sortBy: ({ count }) => count },
  { id: 'note', title: 'Nota', width: '1fr', cell: () => null },
];

function arranged(words: string, column: string, descending = false): string[] {
  const search = { words, textOf: ({ name }: Thing) => name };
  return arrangedItems(things, columns, search, { order: { column, descending }, locale: 'es' }).map(
    ({ id }) => id,
  );
}

describe('the list of a section', () => {
  test.each([
    ['anfora', ['b']],
    ['MUELLE', ['c', 'a']],
    ['10 muelle', ['a']],
    ['  ', ['b', 'c', 'a']],
    ['grúa', []],
  ])('R-C01 a search for "%s" finds words in any case, order and with or without accents', (words, found) => {
    expect(arranged(words, 'name')).toEqual(found);
  });

  test('R-C01 names with numbers are in the order of the numbers, and equal ones stay as they were', () => {
    expect(arranged('', 'name', true)).toEqual(['a', 'c', 'b']);
    expect(arranged('', 'count')).toEqual(['a', 'c', 'b']);
    expect(arranged('', 'count', true)).toEqual(['b', 'a', 'c']);
  });

  test('R-C01 a column without order leaves the list as it is', () => {
    expect(arranged('', 'note')).toEqual(['a', 'b', 'c']);
  });
});
