import { alarmsReducer } from './alarmsSlice.ts';
import { commandsSlice } from './commandsSlice.ts';
import { listViewSlice } from './listViewSlice.ts';

/** The feature's part of the window's state. */
export const alarmsReducers = {
  alarms: alarmsReducer,
  commands: commandsSlice.reducer,
  listView: listViewSlice.reducer,
};
