import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectPreferences } from '../../../app/workstationSlice.ts';
import { rowAfterKey } from '../../../ui/gridKeys.ts';
import styles from './ItemList.module.css';
import { ItemRow } from './ItemRow.tsx';
import type { ItemColumn } from './itemColumns.ts';
import type { SwitchedItem } from './useSwitching.ts';

/** An item as every list knows it. */
export interface ListedItem extends SwitchedItem {
  readonly name: string;
}

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

interface ItemListProps<Item extends ListedItem> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly columns: readonly ItemColumn<Item>[];
  readonly order: Order;
  /** The row that is the tab stop. */
  readonly current: string | null;
  /** Why nothing may be changed. */
  readonly bar: string | null;
  readonly onSort: (order: Order) => void;
  readonly onCurrent: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCopy: ((id: string) => void) | null;
  readonly onRemove: (item: Item) => void;
  readonly onSwitch: ((item: Item, isOn: boolean) => void) | null;
}

const rowHeights = { normal: 36, compact: 28 } as const;
const headerHeight = 32;
const actionWidth = 30;

/** A grid of which only the rows in view exist, with one row as its tab stop: arrows move, Enter opens, Del deletes. */
export function ItemList<Item extends ListedItem>(props: ItemListProps<Item>) {
  const { label, items, columns, order, current, bar, onSort, onCurrent, onOpen, onCopy, onRemove } = props;
  const { onSwitch } = props;
  const { t } = useTranslation('settings');
  const { density } = useAppSelector(selectPreferences);
  const rowHeight = rowHeights[density];
  const frame = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(true);
  const currentIndex = items.findIndex(({ id }) => id === current);
  const tabStop = Math.max(0, currentIndex);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headerHeight,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are measured again when the density changes
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  useLayoutEffect(() => {
    // Whoever comes back from an item is where he left; after a key the focus follows the row.
    if (wantsFocus.current && currentIndex < 0) {
      wantsFocus.current = false;
    } else if (wantsFocus.current) {
      virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
      const row = frame.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(current ?? '')}"]`);
      if (row) {
        wantsFocus.current = false;
        row.focus({ preventScroll: true });
      }
    }
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.item !== undefined;
    const item = items[currentIndex];
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (isOnRow && item && event.key === 'Enter') {
      event.preventDefault();
      onOpen(item.id);
    } else if (isOnRow && item && event.key === 'Delete' && bar === null) {
      event.preventDefault();
      onRemove(item);
    } else {
      const pageRows = Math.floor(((frame.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1;
      const next = rowAfterKey(event.key, currentIndex, items.length, Math.max(1, pageRows));
      const id = next === null ? undefined : items[next]?.id;
      if (id !== undefined) {
        event.preventDefault();
        wantsFocus.current = true;
        onCurrent(id);
      }
    }
  };

  const actionCount = 2 + (onCopy ? 1 : 0);
  const tracks = [
    ...columns.map(({ width }) => width),
    ...(onSwitch ? ['76px'] : []),
    `${actionCount * actionWidth}px`,
  ].join(' ');
  const sortOf = (id: string) =>
    order.column === id ? (order.descending ? 'descending' : 'ascending') : 'none';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is laid out by position, which a table is not
    <div ref={frame} className={styles.list} role="grid" aria-label={label} aria-rowcount={items.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
        <div className={styles.head} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
          {columns.map(({ id, title, sortBy }) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={id}
              className={styles.columnHeader}
              role="columnheader"
              aria-sort={sortBy && sortOf(id)}
            >
              {sortBy ? (
                <button
                  type="button"
                  className={styles.sortButton}
                  onClick={() => onSort({ column: id, descending: sortOf(id) === 'ascending' })}
                >
                  {title}
                  <SortArrow sort={sortOf(id)} />
                </button>
              ) : (
                title
              )}
            </div>
          ))}
          {onSwitch && <HeadCell>{t('list.enabled')}</HeadCell>}
          <HeadCell isHidden>{t('list.rowActions')}</HeadCell>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div
        className={styles.body}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          return (
            item && (
              <ItemRow
                key={item.id}
                item={item}
                columns={columns}
                tracks={tracks}
                index={index}
                top={start}
                isTabStop={index === tabStop}
                bar={bar}
                onFocus={() => onCurrent(item.id)}
                onOpen={() => {
                  onCurrent(item.id);
                  onOpen(item.id);
                }}
                onCopy={onCopy && (() => onCopy(item.id))}
                onRemove={() => onRemove(item)}
                onSwitch={onSwitch && ((isOn) => onSwitch(item, isOn))}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** What has no sense to be sorted by; hidden where the signs in its rows speak for themselves. */
function HeadCell({
  children,
  isHidden = false,
}: {
  readonly children: string;
  readonly isHidden?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is laid out by position
    // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it
    <div className={styles.columnHeader} role="columnheader">
      {isHidden ? <span className={styles.onlyRead}>{children}</span> : children}
    </div>
  );
}

function SortArrow({ sort }: { readonly sort: 'ascending' | 'descending' | 'none' }) {
  if (sort === 'none') {
    return null;
  }
  const Arrow = sort === 'ascending' ? ArrowUp : ArrowDown;
  return <Arrow size={13} strokeWidth={2} aria-hidden="true" />;
}
