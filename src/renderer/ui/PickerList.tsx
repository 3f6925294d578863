import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { foldText } from './foldText.ts';
import type { PickerAll, PickerItem, PickerTyped } from './PickerField.tsx';
import styles from './PickerList.module.css';

interface PickerListProps {
  readonly label: string;
  readonly items: readonly PickerItem[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly most?: number | undefined;
  readonly mostText?: string | undefined;
  readonly all?: PickerAll | undefined;
  readonly typed?: PickerTyped | undefined;
  readonly searchLabel: string;
  readonly nothingText: string | ((typed: string) => string);
}

type Row =
  | { readonly kind: 'all'; readonly all: PickerAll }
  | { readonly kind: 'item'; readonly item: PickerItem };

const rowHeight = 32;

/** What a picker opens: a search that keeps the focus, and below it a list of which only the rows in view exist. */
export function PickerList(props: PickerListProps) {
  const { label, chosen, searchLabel, nothingText, most = Number.POSITIVE_INFINITY, mostText, all } = props;
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [isRefused, setIsRefused] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useRows(props, useDeferredValue(query));
  const isChosen = useMemo(() => new Set(all?.isChosen ? [] : chosen), [all?.isChosen, chosen]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const current = Math.min(active, rows.length - 1);

  const toggle = (row: Row | undefined) => {
    if (row === undefined) {
      return;
    }
    setIsRefused(false);
    if (row.kind === 'all') {
      row.all.onChange(!row.all.isChosen);
    } else if (isChosen.has(row.item.id)) {
      props.onChange(chosen.filter((one) => one !== row.item.id));
    } else if (most === 1) {
      props.onChange([row.item.id]);
    } else if (isChosen.size >= most) {
      setIsRefused(true);
    } else {
      props.onChange([...isChosen, row.item.id]);
    }
  };
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      toggle(rows[current]);
    } else if (event.key === 'Escape' && query !== '') {
      // First the search is left, then the list.
      event.stopPropagation();
      setQuery('');
    } else {
      const next = indexAfterKey(event.key, current, rows.length);
      if (next !== null) {
        event.preventDefault();
        moveTo(next);
      }
    }
  };

  return (
    <>
      <div className={styles.search}>
        <Search size={14} strokeWidth={1.75} aria-hidden="true" />
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens the list wants to search it
          autoFocus
          className={styles.input}
          role="combobox"
          aria-label={searchLabel}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(rows.length > 0 && { 'aria-activedescendant': `${id}-${current}` })}
          placeholder={searchLabel}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
            virtualizer.scrollToOffset(0);
          }}
        />
      </div>
      {isRefused && (
        <p className={styles.refused} role="alert">
          {mostText}
        </p>
      )}
      {rows.length === 0 && (
        <p className={styles.nothing} role="status">
          {typeof nothingText === 'string' ? nothingText : nothingText(query.trim())}
        </p>
      )}
      <div ref={frame} className={styles.frame}>
        <div
          id={`${id}-list`}
          className={styles.list}
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          aria-multiselectable
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <Option
                  key={row.kind === 'all' ? '*' : row.item.id}
                  id={`${id}-${index}`}
                  row={row}
                  index={index}
                  count={rows.length}
                  top={start}
                  isActive={index === current}
                  isChosen={row.kind === 'all' ? row.all.isChosen : isChosen.has(row.item.id)}
                  onToggle={() => {
                    setActive(index);
                    toggle(row);
                  }}
                />
              )
            );
          })}
        </div>
      </div>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly row: Row;
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Option({ id, row, index, count, top, isActive, isChosen, onToggle }: OptionProps) {
  const { name, detail, kind } =
    row.kind === 'all' ? { name: row.all.label, detail: undefined, kind: undefined } : row.item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search above keeps the focus and has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={styles.option}
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-active={isActive || undefined}
      data-all={row.kind === 'all' || undefined}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
    >
      <span className={styles.tick}>
        {isChosen && <Check size={12} strokeWidth={3} aria-hidden="true" />}
      </span>
      <span className={styles.name}>{name}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {kind && <span className={styles.kind}>{kind}</span>}
    </div>
  );
}

/** The rows that the search leaves: every word stands somewhere in name, detail or kind. What may be typed comes last. */
function useRows(
  { items, all, typed }: Pick<PickerListProps, 'items' | 'all' | 'typed'>,
  query: string,
): readonly Row[] {
  const searched = useMemo(
    () =>
      items.map((item) => ({
        row: { kind: 'item', item } as const,
        text: foldText([item.name, item.detail, item.kind].join(' ')),
      })),
    [items],
  );
  return useMemo(() => {
    const words = foldText(query).split(/\s+/u).filter(Boolean);
    const found = searched.filter(({ text }) => words.every((word) => text.includes(word)));
    const own = words.length > 0 ? typed?.(query.trim(), found.length > 0) : null;
    const isNew = own && !items.some(({ id }) => id === own.id);
    const rows: readonly Row[] = [
      ...found.map(({ row }) => row),
      ...(isNew ? [{ kind: 'item', item: own } as const] : []),
    ];
    // Whoever writes "all" looks for it.
    const isAllFound = all && words.every((word) => foldText(all.label).includes(word));
    return isAllFound ? [{ kind: 'all', all }, ...rows] : rows;
  }, [searched, items, all, typed, query]);
}

const pageRows = 8;

function indexAfterKey(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'PageDown':
      return index + pageRows;
    case 'PageUp':
      return index - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
