import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { selectIsPro, selectPreferences } from '../../app/workstationSlice.ts';
import { rowAfterKey } from '../../ui/gridKeys.ts';
import type { FixedQuery } from './queryForm.ts';
import styles from './ResultGrid.module.css';
import { ResultRow } from './ResultRow.tsx';
import type { Found } from './ResultsView.tsx';
import { alarmResultColumns, eventColumnsUnder, type Sort, usualOrder } from './resultColumns.tsx';
import type { UsedBook } from './useResultBook.ts';

/** What the results may ask of their list. */
export interface ResultGridHandle {
  /** Puts the focus back on the row that had it. */
  readonly focus: () => void;
}

interface ResultGridProps {
  readonly ref: Ref<ResultGridHandle>;
  readonly query: FixedQuery;
  readonly book: UsedBook;
  readonly opened: string | null;
  readonly onOpen: (found: Found) => void;
  readonly onSort: (sort: Sort, order: 'asc' | 'desc') => void;
}

const rowHeights = { normal: 36, compact: 28 } as const;
const headerHeight = 32;
/** Rows at the end that stand for what is still to come. */
const comingRows = 3;

/** The results: a grid of which only the rows in view exist, read page by page, with one row as its tab stop. */
export function ResultGrid({ ref, query, book, opened, onOpen, onSort }: ResultGridProps) {
  const { t } = useTranslation('search');
  const { density } = useAppSelector(selectPreferences);
  const isPro = useAppSelector(selectIsPro);
  const rowHeight = rowHeights[density];
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const wantsFocus = useRef(false);
  const { state, want } = book;
  const isWhole = state.end !== 'open';
  const rows = state.count + (isWhole ? 0 : comingRows);

  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: headerHeight,
    // The row with the focus exists wherever it is, else the focus would be lost by scrolling.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return current >= rows || indexes.includes(current)
        ? indexes
        : [...indexes, current].sort((first, second) => first - second);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are measured again when the density changes
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => want(first, last), [want, first, last]);

  // The details take room from the list: the row that they are about stays in view, also while they grow.
  const isOpen = opened !== null;
  useEffect(() => {
    if (!isOpen || frame.current === null) return undefined;
    // By the page itself: the virtualizer may still reckon with the height from before.
    const watch = new ResizeObserver(() =>
      rowAt(frame.current, current)?.scrollIntoView({ block: 'nearest' }),
    );
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, [isOpen, current]);

  const focusCurrent = () => {
    const row = rowAt(frame.current, current);
    row?.focus({ preventScroll: true });
    return row !== null;
  };
  useImperativeHandle(ref, () => ({ focus: focusCurrent }));
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    virtualizer.scrollToIndex(current, { align: 'auto' });
    if (focusCurrent()) wantsFocus.current = false;
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const height = (frame.current?.clientHeight ?? 0) - headerHeight;
    const next = rowAfterKey(
      event.key,
      current,
      state.count,
      Math.max(1, Math.floor(height / rowHeight) - 1),
    );
    if (next === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setCurrent(next);
  };
  const open = useCallback((found: Found) => onOpen(found), [onOpen]);
  const columns = query.in === 'alarms' ? alarmResultColumns : eventColumnsUnder(isPro);
  const order = query.order ?? usualOrder(query.sort);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is laid out by position, which a table is not
    <div
      ref={frame}
      className={styles.grid}
      data-of={query.in}
      data-pro={isPro || undefined}
      role="grid"
      aria-label={query.in === 'alarms' ? t('results.listAlarms') : t('results.listEvents')}
      aria-rowcount={isWhole ? state.count + 1 : -1}
      aria-colcount={columns.length}
      aria-busy={state.isTurning}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div className={styles.head} role="rowgroup">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
        <div role="row" className={styles.headRow} aria-rowindex={1}>
          {columns.map(({ id, title, sort }) => (
            <ColumnHeader
              key={id}
              id={id}
              title={title(t)}
              order={sort === null ? null : sort === query.sort ? order : 'none'}
              onSort={() => {
                if (sort === null) return;
                const usual = usualOrder(sort);
                const reversed = usual === 'asc' ? 'desc' : 'asc';
                onSort(sort, sort === query.sort && order === usual ? reversed : usual);
              }}
            />
          ))}
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
          const found = book.itemAt(index);
          return (
            <ResultRow
              key={index}
              found={found}
              isPro={isPro}
              index={index}
              top={start}
              isOpened={found !== undefined && found !== null && found.id === opened}
              isTabStop={index === Math.min(current, Math.max(0, state.count - 1))}
              onOpen={open}
              onFocus={setCurrent}
            />
          );
        })}
      </div>
    </div>
  );
}

interface ColumnHeaderProps {
  readonly id: string;
  readonly title: string;
  /** `null`: it cannot be sorted by; `none`: it can, and is not. */
  readonly order: 'asc' | 'desc' | 'none' | null;
  readonly onSort: () => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

function ColumnHeader({ id, title, order, onSort }: ColumnHeaderProps) {
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is laid out by position
    // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
    <div
      role="columnheader"
      className={styles.columnHeader}
      data-column={id}
      aria-sort={order === null ? undefined : ariaSort[order]}
    >
      {order === null ? (
        title
      ) : (
        <button type="button" className={styles.sortButton} onClick={onSort}>
          {title}
          {order !== 'none' && <Arrow size={13} strokeWidth={2} aria-hidden="true" />}
        </button>
      )}
    </div>
  );
}

function rowAt(frame: HTMLElement | null, index: number): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? null;
}
