import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { CloseReason } from '../../../shared/domain/alarm.ts';
import { sessionChanged } from '../../app/workstationSlice.ts';
import type { AlarmFilter } from './alarmFilters.ts';
import type { AlarmSort } from './alarmOrder.ts';

/** What the user has put into the closing dialog and not sent yet. */
export interface ClosingDraft {
  readonly reason: CloseReason | null;
  readonly text: string;
}

interface ListView {
  readonly search: string;
  readonly filters: readonly AlarmFilter[];
  readonly sort: AlarmSort;
  /** The alarm whose details are shown. */
  readonly opened: string | null;
  /** The alarm whose closing dialog is open. */
  readonly closing: string | null;
  readonly closingDrafts: Readonly<Record<string, ClosingDraft>>;
}

const initialState: ListView = {
  search: '',
  filters: [],
  sort: { column: 'time', descending: true },
  opened: null,
  closing: null,
  closingDrafts: {},
};

/** How the user looks at the list; none of it survives him (R-J05). */
export const listViewSlice = createSlice({
  name: 'listView',
  initialState,
  reducers: {
    searchChanged: (state, { payload }: PayloadAction<string>) => ({ ...state, search: payload }),
    filterToggled: (state, { payload }: PayloadAction<AlarmFilter>) => ({
      ...state,
      filters: state.filters.includes(payload)
        ? state.filters.filter((filter) => filter !== payload)
        : [...state.filters, payload],
    }),
    filtersCleared: (state) => ({ ...state, search: '', filters: [] }),
    sortChanged: (state, { payload }: PayloadAction<AlarmSort>) => ({ ...state, sort: payload }),
    alarmOpened: (state, { payload }: PayloadAction<string | null>) => ({ ...state, opened: payload }),
    closingAsked: (state, { payload }: PayloadAction<string | null>) => ({ ...state, closing: payload }),
    closingDrafted: (
      state,
      { payload }: PayloadAction<{ readonly alarm: string; readonly draft: ClosingDraft }>,
    ) => ({ ...state, closingDrafts: { ...state.closingDrafts, [payload.alarm]: payload.draft } }),
  },
  extraReducers: (builder) => {
    builder.addCase(sessionChanged, (state, { payload }) =>
      payload.status === 'signedOut' ? initialState : state,
    );
  },
});

export const {
  searchChanged,
  filterToggled,
  filtersCleared,
  sortChanged,
  alarmOpened,
  closingAsked,
  closingDrafted,
} = listViewSlice.actions;
