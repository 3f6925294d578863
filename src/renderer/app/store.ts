import { configureStore } from '@reduxjs/toolkit';
import { alarmsReducers } from '../features/alarms/reducers.ts';
import { settingsReducers } from '../features/settings/reducers.ts';
import { videoReducers } from '../features/video/reducers.ts';
import { alarmsPlaceSlice } from './alarmsPlace.ts';
import { noticesSlice } from './noticesSlice.ts';
import { placeSlice } from './placeSlice.ts';
import { siteApi } from './siteApi.ts';
import { siteSlice } from './siteSlice.ts';
import { workstationSlice } from './workstationSlice.ts';

/** Makes the store of a window: a projection of main's state plus what the user is doing on the screen. */
export function createStore() {
  return configureStore({
    reducer: {
      workstation: workstationSlice.reducer,
      notices: noticesSlice.reducer,
      alarmsPlace: alarmsPlaceSlice.reducer,
      place: placeSlice.reducer,
      [siteApi.reducerPath]: siteApi.reducer,
      site: siteSlice.reducer,
      ...alarmsReducers,
      ...settingsReducers,
      ...videoReducers,
    },
    // Their development checks walk all 20,000 alarms after every change; what comes over the bridge is plain data anyway.
    middleware: (defaults) =>
      defaults({ immutableCheck: false, serializableCheck: false }).concat(siteApi.middleware),
  });
}

/** The window's store. */
export type AppStore = ReturnType<typeof createStore>;
/** Its state. */
export type RootState = ReturnType<AppStore['getState']>;
/** Its dispatch. */
export type AppDispatch = AppStore['dispatch'];
