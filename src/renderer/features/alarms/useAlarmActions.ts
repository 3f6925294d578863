import { useMemo } from 'react';
import { useStore } from 'react-redux';
import { useAppDispatch } from '../../app/hooks.ts';
import type { RootState } from '../../app/store.ts';
import { submitCommand } from './commandsSlice.ts';
import { alarmOpened, closingAsked } from './listViewSlice.ts';
import { hasOpenRequest, selectAlarm } from './selectors.ts';

/** What the operator does with one alarm; an action that is not allowed, or already on its way, does nothing. */
export interface AlarmActions {
  /** Takes the alarm (R-E09) and opens its details, where the work is. */
  readonly handle: (id: string) => void;
  readonly step: (id: string, step: string, done: boolean, comment?: string) => void;
  readonly askToClose: (id: string) => void;
  readonly open: (id: string | null) => void;
}

/** The actions on alarms, for rows, details and keys alike. */
export function useAlarmActions(): AlarmActions {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  return useMemo(
    () => ({
      handle(id) {
        const alarm = selectAlarm(store.getState(), id);
        if (
          !alarm?.allowed.includes('alarm.handle') ||
          hasOpenRequest(store.getState(), id, 'alarm.handle')
        ) {
          return;
        }
        const { version, number } = alarm;
        dispatch(alarmOpened(id));
        dispatch(submitCommand({ request: { name: 'alarm.handle', alarm: id, version, args: {} }, number }));
      },
      step(id, step, done, comment) {
        const alarm = selectAlarm(store.getState(), id);
        if (!alarm) {
          return;
        }
        const args = comment === undefined ? { step, done } : { step, done, comment };
        const { version, number } = alarm;
        dispatch(submitCommand({ request: { name: 'alarm.step', alarm: id, version, args }, number }));
      },
      askToClose: (id) => dispatch(closingAsked(id)),
      open: (id) => dispatch(alarmOpened(id)),
    }),
    [dispatch, store],
  );
}
