import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { SettingsSection } from '../../../app/placeSlice.ts';
import { sessionChanged } from '../../../app/workstationSlice.ts';

/** How a section's list is looked at. */
export interface ItemListView {
  readonly search: string;
  /** `null` for the order of the first column. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** The group that is shown alone; `null` for all. */
  readonly group: string | null;
  /** The row that was last in use. */
  readonly current: string | null;
}

type ItemLists = Readonly<Partial<Record<SettingsSection, ItemListView>>>;

/** How a list looks that was never looked at. */
export const firstListView: ItemListView = { search: '', sort: null, group: null, current: null };

const initialState: ItemLists = {};

/** How the settings' lists are looked at: whoever comes back from an item finds his list as he left it. */
export const itemListsSlice = createSlice({
  name: 'itemLists',
  initialState,
  reducers: {
    listViewChanged: (
      state,
      { payload }: PayloadAction<{ section: SettingsSection; change: Partial<ItemListView> }>,
    ) => ({
      ...state,
      [payload.section]: { ...(state[payload.section] ?? firstListView), ...payload.change },
    }),
  },
  extraReducers: (builder) => {
    builder.addCase(sessionChanged, (state, { payload }) =>
      payload.status === 'signedOut' ? initialState : state,
    );
  },
});

export const { listViewChanged } = itemListsSlice.actions;
