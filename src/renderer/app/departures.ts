import { createAsyncThunk } from '@reduxjs/toolkit';
import { useEffect } from 'react';
import { signOut } from './calls.ts';
import { useAppDispatch } from './hooks.ts';
import {
  type Departure,
  departureAsked,
  departureRefused,
  settingsShown,
  type UnsavedTab,
  unsavedChanged,
} from './placeSlice.ts';
import type { AppDispatch, RootState } from './store.ts';

type Config = { state: RootState; dispatch: AppDispatch };

/** Goes somewhere, unless changes would be lost: then the user is asked first. */
export const depart = createAsyncThunk<void, Departure, Config>(
  'place/depart',
  (departure, { getState, dispatch }) => {
    if (tabsLost(departure, getState().place.unsaved).length > 0) {
      dispatch(departureAsked(departure));
    } else {
      go(departure, dispatch);
    }
  },
);

/** The user gives up his changes and goes where he wanted to go. */
export const departAnyway = createAsyncThunk<void, undefined, Config>(
  'place/departAnyway',
  (_nothing, { getState, dispatch }) => {
    const { departure, unsaved } = getState().place;
    if (departure) {
      for (const tab of tabsLost(departure, unsaved)) dispatch(unsavedChanged({ tab, isUnsaved: false }));
      dispatch(departureRefused());
      go(departure, dispatch);
    }
  },
);

/** The tabs whose changes a way out would lose: all of them with the session, else those of the settings. */
export function tabsLost(departure: Departure, unsaved: readonly UnsavedTab[]): readonly UnsavedTab[] {
  return departure.kind === 'signOut' ? unsaved : unsaved.filter((tab) => tab === 'settings');
}

function go(departure: Departure, dispatch: AppDispatch): void {
  if (departure.kind === 'settings') {
    dispatch(settingsShown(departure.to));
  } else {
    dispatch(signOut(undefined));
  }
}

/** Says whether a tab's form has changes that would be lost. */
export function useUnsavedChanges(tab: UnsavedTab, isUnsaved: boolean): void {
  const dispatch = useAppDispatch();
  useEffect(() => {
    dispatch(unsavedChanged({ tab, isUnsaved }));
  }, [dispatch, tab, isUnsaved]);
  useEffect(
    () => () => {
      dispatch(unsavedChanged({ tab, isUnsaved: false }));
    },
    [dispatch, tab],
  );
}
