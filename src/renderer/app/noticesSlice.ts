import { createSlice, nanoid, type PayloadAction } from '@reduxjs/toolkit';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';
import { sessionChanged } from './workstationSlice.ts';

/** What the window has to say beside the screens themselves. */
export type NoticeBody =
  | { readonly kind: 'refreshed' | 'noNewAlarm' | 'fileSaved' | 'soundBlocked' | 'soundFailed' | 'notInTier' }
  | {
      readonly kind: 'refreshFailed' | 'preferencesFailed' | 'callFailed';
      readonly failure: BridgeFailure;
    }
  | { readonly kind: 'cameraAsked'; readonly number: number; readonly camera: string }
  | { readonly kind: 'snapshotSaved' | 'itemSaved' | 'itemRemoved'; readonly name: string }
  | { readonly kind: 'signedOutEverywhere'; readonly name: string; readonly count: number }
  | { readonly kind: 'alarmRevoked' | 'alarmMissing'; readonly number: number };

/** A notice until it is read. */
export type Notice = NoticeBody & { readonly key: string };

const initialState: readonly Notice[] = [];

/** The notices that are on the screen, oldest first; one of a kind is enough. */
export const noticesSlice = createSlice({
  name: 'notices',
  initialState,
  reducers: {
    noticed: {
      prepare: (body: NoticeBody) => ({ payload: { ...body, key: nanoid() } }),
      reducer: (state, { payload }: PayloadAction<Notice>): readonly Notice[] => [
        ...state.filter(({ kind }) => kind !== payload.kind),
        payload,
      ],
    },
    noticeRead: (state, { payload }: PayloadAction<string>) => state.filter(({ key }) => key !== payload),
    soundHeard: (state) => state.filter(({ kind }) => kind !== 'soundBlocked' && kind !== 'soundFailed'),
  },
  extraReducers: (builder) => {
    builder.addCase(sessionChanged, (state, { payload }) =>
      payload.status === 'signedOut' ? initialState : state,
    );
  },
});

export const { noticed, noticeRead, soundHeard } = noticesSlice.actions;
