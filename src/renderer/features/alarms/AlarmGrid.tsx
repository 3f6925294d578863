import { type SortingState, useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectPreferences } from '../../app/workstationSlice.ts';
import { rowAfterKey } from '../../ui/gridKeys.ts';
import styles from './AlarmGrid.module.css';
import { AlarmGridHead } from './AlarmGridHead.tsx';
import { AlarmRow } from './AlarmRow.tsx';
import { alarmColumns, alarmTableFeatures } from './alarmColumns.tsx';
import type { SortColumn } from './alarmOrder.ts';
import { alarmOf } from './alarmTable.ts';
import { createFadeIn } from './freshRows.ts';
import { sortChanged } from './listViewSlice.ts';
import { RowLanguageContext, useMadeRowLanguage } from './rowLanguage.ts';
import type { ListPresence } from './usePresence.ts';
import { useRowElements } from './useRowElements.ts';
import { useRowSelection } from './useRowSelection.ts';

/** What the pane may ask of the list. */
export interface AlarmGridHandle {
  /** Puts the focus on an alarm's row and brings it into view. */
  readonly focusAlarm: (id: string) => void;
  /** The alarm whose row has the focus. */
  readonly focusedAlarm: () => string | null;
}

interface AlarmGridProps {
  readonly ref: Ref<AlarmGridHandle>;
  /** The rows in their order. */
  readonly shown: readonly string[];
  readonly opened: string | null;
  readonly presence: ListPresence;
  readonly onOpen: (id: string) => void;
}

const rowHeights = { normal: 36, compact: 28 } as const;
const headerHeight = 32;

/** The list itself: a grid of which only the rows in view exist, with one row as its tab stop. */
export function AlarmGrid({ ref, shown, opened, presence, onOpen }: AlarmGridProps) {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const { table: alarms, departed } = useAppSelector((state) => state.alarms);
  const sort = useAppSelector((state) => state.listView.sort);
  const closing = useAppSelector((state) => state.commands.closing);
  const { density } = useAppSelector(selectPreferences);
  const rowHeight = rowHeights[density];
  const frame = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const selection = useRowSelection(shown);
  const language = useMadeRowLanguage();
  const [fadesIn] = useState(() => createFadeIn());
  const wantsFocus = useRef(false);
  /** The row that the focus is on, or in. */
  const focusedRow = useRef<string | null>(null);

  const currentIndex = useMemo(() => (current === null ? -1 : shown.indexOf(current)), [shown, current]);

  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    scrollPaddingStart: headerHeight,
    // The row with the focus exists wherever it is, else the focus would be lost by scrolling.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return currentIndex === -1 || indexes.includes(currentIndex)
        ? indexes
        : [...indexes, currentIndex].sort((first, second) => first - second);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are measured again when the density changes
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const alarmAt = (index: number): AlarmView | undefined => {
    const id = shown[index] ?? '';
    return alarmOf(alarms, id) ?? departed[id]?.alarm ?? undefined;
  };
  const inView = items.flatMap(({ index, start }) => {
    const alarm = alarmAt(index);
    return alarm ? [{ alarm, index, start }] : [];
  });
  const elements = useRowElements(
    inView.map(({ alarm }) => alarm.id),
    focusedRow.current,
  );

  const table = useTable({
    features: alarmTableFeatures,
    columns: alarmColumns,
    data: useStableList(inView.map(({ alarm }) => alarm)),
    getRowId: (alarm) => alarm.id,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    state: { sorting: [{ id: sort.column, desc: sort.descending }] },
    onSortingChange: (change) => {
      const before: SortingState = [{ id: sort.column, desc: sort.descending }];
      const [wanted] = typeof change === 'function' ? change(before) : change;
      if (wanted) {
        dispatch(sortChanged({ column: wanted.id as SortColumn, descending: wanted.desc }));
      }
    },
  });
  const rows = table.getRowModel().rowsById;

  const focusAlarm = useCallback((id: string) => {
    wantsFocus.current = true;
    setCurrent(id);
  }, []);
  const onRowFocus = useCallback((id: string) => {
    focusedRow.current = id;
    setCurrent(id);
  }, []);
  const hasFocus = () => frame.current?.contains(document.activeElement) === true;
  useImperativeHandle(ref, () => ({ focusAlarm, focusedAlarm: () => (hasFocus() ? current : null) }));

  const lastIndex = useRef(0);
  useLayoutEffect(() => {
    if (currentIndex >= 0) {
      lastIndex.current = currentIndex;
      if (wantsFocus.current) {
        virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
        const row = frame.current?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(current ?? '')}"]`);
        if (row) {
          wantsFocus.current = false;
          row.focus({ preventScroll: true });
        }
      }
    } else if (current !== null) {
      // Its row has gone: whoever was on it goes on at the same place.
      const heir = shown[Math.min(lastIndex.current, shown.length - 1)] ?? null;
      const isFocusLost = document.activeElement === document.body;
      wantsFocus.current ||=
        isFocusLost && heir !== null && (focusedRow.current !== null || closing.includes(current));
      setCurrent(heir);
    }
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      if (document.activeElement instanceof HTMLElement) {
        document.activeElement.blur();
      }
      return;
    }
    if (event.key === ' ' && current !== null && !isControl(event.target)) {
      event.preventDefault();
      selection.select(current, event.shiftKey);
      return;
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selection.selectAll();
      return;
    }
    const viewRows = Math.max(
      1,
      Math.floor(((frame.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1,
    );
    const next = rowAfterKey(event.key, currentIndex, shown.length, viewRows);
    const id = next === null ? undefined : shown[next];
    if (id !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (event.shiftKey) {
        selection.extend(current, id);
      }
      focusAlarm(id);
    }
  };

  const tabStop = currentIndex === -1 ? shown[0] : current;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is laid out by position, which a table is not
    <div
      ref={frame}
      className={styles.grid}
      role="grid"
      aria-label={t('list.name')}
      aria-rowcount={shown.length + 1}
      aria-colcount={alarmColumns.length}
      aria-multiselectable
      onScroll={presence.onScroll}
      onBlur={() => {
        focusedRow.current = null;
      }}
    >
      <AlarmGridHead
        table={table}
        sort={sort}
        allSelected={selection.all}
        onSelectAll={selection.selectAll}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div
        className={styles.body}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        {...presence.rows}
      >
        <RowLanguageContext value={language}>
          {inView.map(({ alarm, index, start }) => {
            const row = rows[alarm.id];
            return (
              row && (
                <AlarmRow
                  key={elements.get(alarm.id)}
                  row={row}
                  index={index}
                  top={start}
                  isOpened={alarm.id === opened}
                  isSelected={selection.selected.has(alarm.id)}
                  isTabStop={alarm.id === tabStop}
                  hasGone={alarm.id in departed}
                  fadesIn={fadesIn}
                  onOpen={onOpen}
                  onSelect={selection.select}
                  onFocus={onRowFocus}
                />
              )
            );
          })}
        </RowLanguageContext>
      </div>
    </div>
  );
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input') !== null;
}

/** The same array as long as its members are the same, so that the table keeps its rows. */
function useStableList<Item>(items: readonly Item[]): readonly Item[] {
  const last = useRef(items);
  const isSame =
    last.current.length === items.length && last.current.every((item, index) => item === items[index]);
  const stable = isSame ? last.current : items;
  useLayoutEffect(() => {
    last.current = stable;
  });
  return stable;
}
