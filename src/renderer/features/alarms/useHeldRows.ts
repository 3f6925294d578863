import { useLayoutEffect, useReducer, useRef } from 'react';
import { useStore } from 'react-redux';
import type { RootState } from '../../app/store.ts';
import { alarmOf } from './alarmTable.ts';
import { type HeldRows, holdRows, rowsOf } from './heldRows.ts';

/** Answers whether a row may keep its place: an open alarm, or one that others have just ended. */
function staysOnScreen({ alarms, commands }: RootState, id: string): boolean {
  if (alarmOf(alarms.table, id)) {
    return true;
  }
  const departed = alarms.departed[id];
  return departed !== undefined && departed.alarm !== null && !commands.closing.includes(id);
}

const noRows = rowsOf([]);

/**
 * The rows as they stand while the operator is on them. A change of what he asked for (`asked`: sort, filters, search) takes effect
 * at once, and so does `settle`.
 */
export function useHeldRows(
  wanted: readonly string[],
  held: boolean,
  asked: unknown,
): HeldRows & { readonly settle: () => void } {
  const store = useStore<RootState>();
  const last = useRef({ rows: noRows, asked });
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const before = last.current.asked === asked ? last.current.rows : noRows;
  const state = store.getState();
  const { rows, waiting } = holdRows(before, wanted, held, (id) => staysOnScreen(state, id));
  useLayoutEffect(() => {
    last.current = { rows, asked };
  });
  return {
    rows,
    waiting,
    settle: () => {
      last.current = { rows: noRows, asked };
      drawAgain();
    },
  };
}
