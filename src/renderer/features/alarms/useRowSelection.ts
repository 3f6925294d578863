import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'react-redux';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import type { RootState } from '../../app/store.ts';
import { selectionChanged } from './listViewSlice.ts';
import { rangeBetween } from './selection.ts';
import { selectAlarm, selectSelectedSet } from './selectors.ts';

/** Selecting rows by box, shift and keys (R-E12). */
export interface RowSelection {
  readonly selected: ReadonlySet<string>;
  /** Whether all rows are selected, or some (`mixed`). */
  readonly all: boolean | 'mixed';
  /** Selects a row or unselects it; with `isRange` everything from the row that was chosen last to this one. */
  readonly select: (id: string, isRange: boolean) => void;
  /** Selects a row and the one that the focus goes to. */
  readonly extend: (from: string | null, to: string) => void;
  /** Selects all rows, or none of them where all are selected. */
  readonly selectAll: () => void;
}

/** The selection over the rows that search and filters show. */
export function useRowSelection(shown: readonly string[]): RowSelection {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  const selected = useAppSelector(selectSelectedSet);
  const rows = useRef(shown);
  const lastChosen = useRef<string | null>(null);
  useEffect(() => {
    rows.current = shown;
  });
  const actions = useMemo(() => {
    // A row may still stand there while its alarm is gone.
    const change = (ids: readonly string[], isSelected: boolean) =>
      dispatch(selectionChanged({ ids: ids.filter((id) => selectAlarm(store.getState(), id)), isSelected }));
    const isSelected = (id: string) => selectSelectedSet(store.getState()).has(id);
    return {
      select(id: string, isRange: boolean) {
        if (isRange) {
          change(rangeBetween(rows.current, lastChosen.current, id), true);
        } else {
          change([id], !isSelected(id));
        }
        lastChosen.current = id;
      },
      extend(from: string | null, to: string) {
        change(from === null ? [to] : [from, to], true);
        lastChosen.current = to;
      },
      selectAll() {
        change(rows.current, !rows.current.every(isSelected));
      },
    };
  }, [dispatch, store]);
  const all = useMemo(() => {
    const count = selected.size === 0 ? 0 : shown.filter((id) => selected.has(id)).length;
    return count === 0 ? false : count === shown.length ? true : 'mixed';
  }, [selected, shown]);
  return { selected, all, ...actions };
}
