import type { ReactNode } from 'react';

/** What a list shows of each item in one column. */
export interface ItemColumn<Item> {
  readonly id: string;
  readonly title: string;
  /** Its track in the grid: `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (item: Item) => ReactNode;
  /** Left out where sorting by it says nothing. */
  readonly sortBy?: (item: Item) => string | number;
}

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

/** The items that hold every one of the words, in any case and with or without accents, in the order of a column. */
export function arrangedItems<Item extends { readonly id: string }>(
  items: readonly Item[],
  columns: readonly ItemColumn<Item>[],
  search: { readonly words: string; readonly textOf: (item: Item) => string },
  { order, locale }: { readonly order: Order; readonly locale: string },
): readonly Item[] {
  const words = plain(search.words).split(/\s+/u).filter(Boolean);
  const found =
    words.length === 0
      ? items
      : items.filter((item) => {
          const text = plain(search.textOf(item));
          return words.every((word) => text.includes(word));
        });
  const sortBy = columns.find(({ id }) => id === order.column)?.sortBy;
  if (!sortBy) {
    return found;
  }
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const direction = order.descending ? -1 : 1;
  return found
    .map((item) => ({ item, key: sortBy(item) }))
    .sort((one, other) => direction * compare(one.key, other.key, collator))
    .map(({ item }) => item);
}

function compare(one: string | number, other: string | number, collator: Intl.Collator): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : collator.compare(String(one), String(other));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
