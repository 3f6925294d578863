import { createAsyncThunk } from '@reduxjs/toolkit';
import type { Preferences } from '../../shared/bridge/state.ts';
import { bridge } from './bridge.ts';
import { noticed } from './noticesSlice.ts';

/** Fetches the whole list again (R-E08) and says how that went. */
export const refreshAlarms = createAsyncThunk('calls/refresh', async (_nothing: undefined, { dispatch }) => {
  const result = await bridge().call('alarms.refresh', {});
  dispatch(noticed(result.ok ? { kind: 'refreshed' } : { kind: 'refreshFailed', failure: result.error }));
});

/** Changes what the user prefers; the screens follow when main has kept it. */
export const changePreferences = createAsyncThunk(
  'calls/preferences',
  async (change: Partial<Preferences>, { dispatch }) => {
    const result = await bridge().call('preferences.change', change);
    if (!result.ok) {
      dispatch(noticed({ kind: 'preferencesFailed', failure: result.error }));
    }
  },
);

/** Tries the link at once. */
export const retryLink = createAsyncThunk('calls/retry', async (_nothing: undefined, { dispatch }) => {
  const result = await bridge().call('link.retry', {});
  if (!result.ok) {
    dispatch(noticed({ kind: 'callFailed', failure: result.error }));
  }
});

/** Leaves this user's list and closes his copy of it (R-J05). */
export const signOut = createAsyncThunk('calls/signOut', async (_nothing: undefined, { dispatch }) => {
  const result = await bridge().call('session.signOut', {});
  if (!result.ok) {
    dispatch(noticed({ kind: 'callFailed', failure: result.error }));
  }
});

/** Saves the workstation's log where the user chooses, for whoever maintains the system. */
export const saveLog = createAsyncThunk('calls/saveLog', async (_nothing: undefined, { dispatch }) => {
  const result = await bridge().call('log.save', {});
  if (!result.ok) {
    dispatch(noticed({ kind: 'callFailed', failure: result.error }));
  } else if (result.value.isSaved) {
    dispatch(noticed({ kind: 'fileSaved' }));
  }
});

/** Tells main whether the alarms pane is in front of the user (R-J02). */
export const tellLooking = createAsyncThunk('calls/looking', async (inFront: boolean, { dispatch }) => {
  const result = await bridge().call('alarms.looking', { inFront });
  // Signed out in between: there is no list any more that could be looked at.
  if (!result.ok && result.error !== 'signedOut') {
    dispatch(noticed({ kind: 'callFailed', failure: result.error }));
  }
});
