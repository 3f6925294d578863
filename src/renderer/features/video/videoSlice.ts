import { createSelector, createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { AlarmResource } from '../../../shared/domain/alarm.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { cameraAsked } from '../../app/cameraAsked.ts';
import type { RootState } from '../../app/store.ts';

/** The two players of an alarm, left and right (R-F03). */
export type PlayerPlace = 0 | 1;

type Placed = Readonly<Record<PlayerPlace, string | null>>;

interface VideoState {
  /** What the operator put where, by alarm; elsewhere the alarm's own order holds. */
  readonly placed: Readonly<Record<string, Placed>>;
}

const initialState: VideoState = { placed: {} };

/** Which camera is in which player. */
export const videoSlice = createSlice({
  name: 'video',
  initialState,
  reducers: {
    /** A resource was put into a player, by drag or by key (R-F04). */
    cameraPlaced(
      state,
      {
        payload: { alarm, place, resource },
      }: PayloadAction<{ readonly alarm: string; readonly place: PlayerPlace; readonly resource: string }>,
    ) {
      const before = state.placed[alarm] ?? { 0: null, 1: null };
      return { placed: { ...state.placed, [alarm]: { ...before, [place]: resource } } };
    },
  },
  extraReducers: (builder) => {
    // The camera that is asked for takes the left player of its alarm (R-D11).
    builder.addCase(cameraAsked, ({ placed }, { payload: { alarm, camera } }) => {
      const before = placed[alarm] ?? { 0: null, 1: null };
      return { placed: { ...placed, [alarm]: { ...before, 0: camera } } };
    });
  },
});

export const { cameraPlaced } = videoSlice.actions;

/** The cameras in an alarm's two players: what was put there, else its first two resources with video (R-F03). */
export const selectPlayers = createSelector(
  [
    (_state: RootState, alarm: Pick<AlarmView, 'id' | 'resources'>) => alarm.resources,
    (state: RootState, alarm: Pick<AlarmView, 'id' | 'resources'>) => state.video.placed[alarm.id],
  ],
  playersOf,
);

/** As `selectPlayers`, of its parts. */
export function playersOf(
  resources: readonly AlarmResource[],
  placed: Placed | undefined,
): readonly [AlarmResource | null, AlarmResource | null] {
  const cameras = resources.filter(({ hasVideo }) => hasVideo);
  const chosen = (place: PlayerPlace) => cameras.find(({ id }) => id === placed?.[place]);
  return [chosen(0) ?? cameras[0] ?? null, chosen(1) ?? cameras[1] ?? null];
}
