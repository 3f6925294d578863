import { createAsyncThunk, type Store } from '@reduxjs/toolkit';
import { useEffect } from 'react';
import { useStore } from 'react-redux';
import type { AlarmsView } from '../../../shared/bridge/alarmsView.ts';
import type { BridgeFailure, BridgeResult } from '../../../shared/bridge/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import type { AppDispatch, RootState } from '../../app/store.ts';
import { viewRestored } from './listViewSlice.ts';
import { selectAlarm, selectFollowing } from './selectors.ts';

/** What of the way the user looks at the alarms moves with them from window to window (R-J01). */
function viewOf({ listView }: RootState): AlarmsView {
  const { search, filters, onlySelected, sort, selected, opened, showsHistory, closingDrafts } = listView;
  return { search, filters, onlySelected, sort, selected, opened, showsHistory, closingDrafts };
}

/** Says that something did not come about; signed out, there is nobody to say it to. */
function tellFailure(dispatch: AppDispatch, failure: BridgeFailure): void {
  if (failure !== 'signedOut') {
    dispatch(noticed({ kind: 'callFailed', failure }));
  }
}

/** Where the alarms are to go: onto a display, or to where the tab was dropped. */
interface Target {
  readonly display?: number;
  readonly at?: { readonly x: number; readonly y: number };
}

type Config = { state: RootState; dispatch: AppDispatch };

/** Moves the alarms into a window of their own (R-J01). */
export const moveAlarmsOut = createAsyncThunk<void, Target, Config>(
  'alarms/moveOut',
  async ({ display, at }, { getState, dispatch }) => {
    const view = viewOf(getState());
    tell(
      dispatch,
      await bridge().call('alarmsWindow.open', { view, display: display ?? null, at: at ?? null }),
    );
  },
);

/** Puts the alarms back into the console window; asked by the console, main has the view of the other window already. */
export const putAlarmsBack = createAsyncThunk<void, undefined, Config>(
  'alarms/putBack',
  async (_nothing, { getState, dispatch }) => {
    const kept = bridge().role === 'console' ? await bridge().call('alarmsView.kept', {}) : null;
    const view = (kept?.ok ? kept.value.view : null) ?? viewOf(getState());
    tell(dispatch, await bridge().call('alarmsWindow.close', { view }));
  },
);

/** Brings the alarms to the front, wherever they are. */
export const showAlarms = createAsyncThunk<void, undefined, Config>(
  'alarms/show',
  async (_nothing, { dispatch }) => tell(dispatch, await bridge().call('alarmsWindow.show', {})),
);

function tell(dispatch: AppDispatch, answer: BridgeResult<unknown>): void {
  if (!answer.ok) {
    tellFailure(dispatch, answer.error);
  }
}

/** So often at most main is told how the user looks at the alarms, ms. */
const keepEveryMs = 150;

/** Takes over how the user looked at the alarms in the other window, and lets main keep how he does here. */
export function useSharedView(): void {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDue = false;
    let told = viewOf(store.getState());
    let stop: (() => void) | undefined;
    const keep = () => {
      isDue = false;
      const view = viewOf(store.getState());
      if (store.getState().workstation.session?.status === 'signedIn') {
        void bridge()
          .call('alarmsView.keep', { view })
          .then((answer) => tell(dispatch, answer));
      }
    };
    // The first change at once, so that it outlives the page; those that follow it closely together.
    const keepOrWait = () => {
      if (timer !== undefined) {
        isDue = true;
        return;
      }
      keep();
      timer = setTimeout(() => {
        timer = undefined;
        if (isDue) {
          keepOrWait();
        }
      }, keepEveryMs);
    };
    const follow = () => {
      const { listView } = store.getState();
      const isSame = (Object.keys(told) as (keyof AlarmsView)[]).every((key) => told[key] === listView[key]);
      if (!isSame) {
        told = viewOf(store.getState());
        keepOrWait();
      }
    };
    let isHere = true;
    // What was selected can be told from what has gone only once the whole list is here.
    void Promise.all([bridge().call('alarmsView.kept', {}), listIsWhole(store)]).then(([answer]) => {
      if (!isHere) {
        return;
      }
      if (answer.ok && answer.value.view) {
        const { view } = answer.value;
        const isOpen = (id: string) => selectAlarm(store.getState(), id) !== undefined;
        const opened = view.opened !== null && isOpen(view.opened) ? view.opened : null;
        dispatch(viewRestored({ ...view, selected: view.selected.filter(isOpen), opened }));
      }
      told = viewOf(store.getState());
      stop = store.subscribe(follow);
    });
    return () => {
      isHere = false;
      stop?.();
      clearTimeout(timer);
      // Whoever shows the list next, in this window or the other, begins where it was left.
      if (isDue) {
        keep();
      }
    };
  }, [dispatch, store]);
}

/** Resolves when nothing of the list is on its way any more. */
function listIsWhole(store: Store<RootState>): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => look());
    const look = () => {
      if (selectFollowing(store.getState()) === 0) {
        stop();
        resolve();
      }
    };
    look();
  });
}
