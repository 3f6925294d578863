import { createAsyncThunk } from '@reduxjs/toolkit';
import { useEffect } from 'react';
import { signOut } from './calls.ts';
import { useAppDispatch } from './hooks.ts';
import { type Departure, departureAsked, settingsShown, unsavedChanged } from './placeSlice.ts';
import type { AppDispatch, RootState } from './store.ts';

type Config = { state: RootState; dispatch: AppDispatch };

/** Goes somewhere, unless changes would be lost: then the user is asked first. */
export const depart = createAsyncThunk<void, Departure, Config>(
  'place/depart',
  (departure, { getState, dispatch }) => {
    if (getState().place.isUnsaved) {
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
    const { departure } = getState().place;
    dispatch(unsavedChanged(false));
    if (departure) {
      go(departure, dispatch);
    }
  },
);

function go(departure: Departure, dispatch: AppDispatch): void {
  if (departure.kind === 'settings') {
    dispatch(settingsShown(departure.to));
  } else {
    dispatch(signOut(undefined));
  }
}

/** Says whether the form in front has changes that would be lost. */
export function useUnsavedChanges(isUnsaved: boolean): void {
  const dispatch = useAppDispatch();
  useEffect(() => {
    dispatch(unsavedChanged(isUnsaved));
  }, [dispatch, isUnsaved]);
  useEffect(
    () => () => {
      dispatch(unsavedChanged(false));
    },
    [dispatch],
  );
}
