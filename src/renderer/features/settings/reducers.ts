import { itemListsSlice } from './editing/itemListsSlice.ts';

/** The feature's part of the window's state. */
export const settingsReducers = { itemLists: itemListsSlice.reducer };
