import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AlarmsView } from '../../../shared/bridge/alarmsView.ts';
import type { CloseReason } from '../../../shared/domain/alarm.ts';
import { cameraAsked } from '../../app/cameraAsked.ts';
import { sessionChanged } from '../../app/workstationSlice.ts';
import type { AlarmFilter } from './alarmFilters.ts';
import type { AlarmSort } from './alarmOrder.ts';
import { changesArrived, listBegun } from './alarmsSlice.ts';
import { tabAfter, tabsOf, withSelected } from './selection.ts';

/** What the user has put into the closing dialog and not sent yet. */
export interface ClosingDraft {
  readonly reason: CloseReason | null;
  readonly text: string;
}

interface ListView {
  readonly search: string;
  readonly filters: readonly AlarmFilter[];
  /** The filter Selected (R-E07): narrows whatever the others show. */
  readonly onlySelected: boolean;
  readonly sort: AlarmSort;
  /** In the order in which they were chosen. */
  readonly selected: readonly string[];
  /** The alarm whose details are shown. */
  readonly opened: string | null;
  /** Whether its history stands where its resources were (R-E11). */
  readonly showsHistory: boolean;
  /** The alarms that are about to be assigned to somebody. */
  readonly assigning: readonly string[] | null;
  /** The alarm whose closing dialog is open. */
  readonly closing: string | null;
  readonly closingDrafts: Readonly<Record<string, ClosingDraft>>;
  /** The alarm that somebody outside of the window asked for, until the list shows it: the click on a notification. */
  readonly asked: string | null;
}

const initialState: ListView = {
  search: '',
  filters: [],
  onlySelected: false,
  sort: { column: 'time', descending: true },
  selected: [],
  opened: null,
  showsHistory: false,
  assigning: null,
  closing: null,
  closingDrafts: {},
  asked: null,
};

/** With another selection: a tab that is no longer one hands over, the first one that is opens. */
function select(state: ListView, selected: readonly string[]): ListView {
  const { opened } = state;
  const wasTab = opened !== null && state.selected.includes(opened);
  const next = opened !== null && wasTab && !selected.includes(opened) ? afterAll(state, selected) : opened;
  return {
    ...state,
    selected,
    // Nothing selected would be an empty list that looks like a quiet site.
    onlySelected: state.onlySelected && selected.length > 0,
    opened: next ?? (selected.length > state.selected.length ? (selected[0] ?? null) : null),
  };
}

/** The nearest tab that stays when others go with the one in front. */
function afterAll(state: ListView, selected: readonly string[]): string | null {
  const staying = new Set(selected);
  const tabs = tabsOf(state.selected, state.opened);
  const left = tabs.filter((id) => id === state.opened || staying.has(id));
  return state.opened === null ? null : tabAfter(left, state.opened);
}

/** Alarms that have gone are not selected any more; the one in front stays there to be read. */
function keepSelected(state: ListView, isOpen: (id: string) => boolean): ListView {
  const selected = state.selected.filter(isOpen);
  return selected.length === state.selected.length
    ? state
    : { ...state, selected, onlySelected: state.onlySelected && selected.length > 0 };
}

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
    onlySelectedToggled: (state) => ({
      ...state,
      onlySelected: !state.onlySelected && state.selected.length > 0,
    }),
    filtersCleared: (state) => ({ ...state, search: '', filters: [], onlySelected: false }),
    sortChanged: (state, { payload }: PayloadAction<AlarmSort>) => ({ ...state, sort: payload }),
    /** Puts alarms into the selection or takes them out of it. */
    selectionChanged: (
      state: ListView,
      { payload }: PayloadAction<{ readonly ids: readonly string[]; readonly isSelected: boolean }>,
    ) => select(state, withSelected(state.selected, payload.ids, payload.isSelected)),
    /** These alarms are the selection. */
    alarmsSelected: (state: ListView, { payload }: PayloadAction<readonly string[]>) =>
      select(state, payload),
    alarmAsked: (state, { payload }: PayloadAction<string | null>) => ({ ...state, asked: payload }),
    alarmOpened: (state, { payload }: PayloadAction<string | null>) => ({
      ...state,
      opened: payload,
      showsHistory: false,
    }),
    /** Another tab comes to the front, with the same part of it in view. */
    tabFocused: (state, { payload }: PayloadAction<string>) => ({ ...state, opened: payload }),
    tabClosed: (state: ListView, { payload }: PayloadAction<string>) => ({
      ...state,
      ...keepSelected(state, (id) => id !== payload),
      opened:
        state.opened === payload ? tabAfter(tabsOf(state.selected, state.opened), payload) : state.opened,
    }),
    /** The user looked at the alarms in this way in the other window. */
    viewRestored: (state: ListView, { payload }: PayloadAction<AlarmsView>): ListView => ({
      ...state,
      ...payload,
    }),
    historyAsked: (state, { payload }: PayloadAction<string>) => ({
      ...state,
      opened: payload,
      showsHistory: true,
    }),
    historyLeft: (state) => ({ ...state, showsHistory: false }),
    assigningAsked: (state, { payload }: PayloadAction<readonly string[] | null>) => ({
      ...state,
      assigning: payload,
    }),
    closingAsked: (state, { payload }: PayloadAction<string | null>) => ({ ...state, closing: payload }),
    closingDrafted: (
      state,
      { payload }: PayloadAction<{ readonly alarm: string; readonly draft: ClosingDraft }>,
    ) => ({ ...state, closingDrafts: { ...state.closingDrafts, [payload.alarm]: payload.draft } }),
  },
  extraReducers: (builder) => {
    builder
      .addCase(changesArrived, (state: ListView, { payload }) => {
        const gone = new Set(payload.flatMap((body) => body.gone.map(({ id }) => id)));
        return gone.size === 0 ? state : keepSelected(state, (id) => !gone.has(id));
      })
      .addCase(listBegun, (state: ListView) => ({ ...keepSelected(state, () => false), opened: null }))
      // The camera is shown where its alarm is; an alarm that is in front already stays there.
      .addCase(cameraAsked, (state: ListView, { payload }) =>
        state.opened === null ? { ...state, opened: payload.alarm } : state,
      )
      .addCase(sessionChanged, (state, { payload }) =>
        payload.status === 'signedOut' ? initialState : state,
      );
  },
});

export const {
  searchChanged,
  filterToggled,
  onlySelectedToggled,
  filtersCleared,
  sortChanged,
  selectionChanged,
  alarmsSelected,
  alarmAsked,
  alarmOpened,
  tabFocused,
  tabClosed,
  viewRestored,
  historyAsked,
  historyLeft,
  assigningAsked,
  closingAsked,
  closingDrafted,
} = listViewSlice.actions;
