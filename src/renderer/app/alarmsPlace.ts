import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AlarmsPlace } from '../../shared/bridge/alarmsView.ts';
import type { ValerusBridge } from '../../shared/bridge/contract.ts';
import type { AppDispatch } from './store.ts';
import { loadFailed } from './workstationSlice.ts';

const initialState: AlarmsPlace = { isOut: false, displays: [] };

/** Where the alarms are shown: in the console window or in one of their own (R-J01). */
export const alarmsPlaceSlice = createSlice({
  name: 'alarmsPlace',
  initialState,
  reducers: {
    placeChanged: (_state, { payload }: PayloadAction<AlarmsPlace>) => payload,
  },
});

export const { placeChanged } = alarmsPlaceSlice.actions;

/** Keeps the store at where main says that the alarms are. */
export async function followAlarmsPlace(bridge: ValerusBridge, dispatch: AppDispatch): Promise<void> {
  bridge.on('alarmsPlace.changed', (place) => dispatch(placeChanged(place)));
  const answer = await bridge.call('alarmsWindow.place', {});
  dispatch(answer.ok ? placeChanged(answer.value) : loadFailed(answer.error));
}
