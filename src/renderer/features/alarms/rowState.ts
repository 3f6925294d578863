import { createContext, useContext } from 'react';
import type { RowState } from './selectors.ts';

/** Handed by each row to its cells. */
export const RowStateContext = createContext<RowState | null>(null);

/** What the row of this cell shows beside its alarm. */
export function useRowState(): RowState {
  const state = useContext(RowStateContext);
  if (state === null) {
    throw new Error('a cell was drawn outside of a row');
  }
  return state;
}
