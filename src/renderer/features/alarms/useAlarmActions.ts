import { useMemo } from 'react';
import { useStore } from 'react-redux';
import { linkProtocol } from '../../../shared/link/protocol.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import type { AppDispatch, RootState } from '../../app/store.ts';
import { selectIsPro, selectUserId } from '../../app/workstationSlice.ts';
import { submitCommand } from './commandsSlice.ts';
import { alarmOpened, assigningAsked, closingAsked, historyAsked, historyLeft } from './listViewSlice.ts';
import { hasOpenRequest, selectAlarm } from './selectors.ts';

/** What the operator does with alarms; an action that is not allowed, or already on its way, does nothing. */
export interface AlarmActions {
  /** Takes the alarm (R-E09) and opens its details, where the work is. */
  readonly handle: (id: string) => void;
  /** Takes every selected alarm that is not his already (R-E13). */
  readonly handleSelected: () => void;
  /** Opens the list of users whom these alarms may be given to (R-E10, R-E14). */
  readonly askToAssign: (ids: readonly string[]) => void;
  readonly assign: (ids: readonly string[], user: string) => void;
  readonly step: (id: string, step: string, done: boolean, comment?: string) => void;
  readonly askToClose: (id: string) => void;
  readonly open: (id: string | null) => void;
  /** Shows an alarm's history in the place of its resources, or its resources again (R-E11). */
  readonly toggleHistory: (id: string) => void;
  readonly historyOfSelected: () => void;
}

/** The actions on alarms, for rows, details and keys alike. */
export function useAlarmActions(): AlarmActions {
  const dispatch = useAppDispatch();
  const store = useStore<RootState>();
  return useMemo(() => actionsOf(dispatch, () => store.getState()), [dispatch, store]);
}

function actionsOf(dispatch: AppDispatch, state: () => RootState): AlarmActions {
  /** Whether the site's licence stands in the way; says so where it does, a key has no tooltip (R-A01). */
  const isBeyondTier = () => {
    const isBeyond = selectIsPro(state());
    if (isBeyond) {
      dispatch(noticed({ kind: 'notInTier' }));
    }
    return isBeyond;
  };
  return {
    handle(id) {
      const alarm = selectAlarm(state(), id);
      if (!alarm?.allowed.includes('alarm.handle') || hasOpenRequest(state(), id, 'alarm.handle')) {
        return;
      }
      const { version, number } = alarm;
      dispatch(alarmOpened(id));
      dispatch(submitCommand({ request: { name: 'alarm.handle', alarm: id, version, args: {} }, number }));
    },
    handleSelected() {
      const userId = selectUserId(state());
      const alarms = state().listView.selected.filter((id) => {
        const alarm = selectAlarm(state(), id);
        return alarm && alarm.assignee?.id !== userId && !hasOpenRequest(state(), id, 'alarm.handle');
      });
      if (alarms.length > 0 && alarms.length <= linkProtocol.bulkAlarmsMost) {
        dispatch(submitCommand({ request: { name: 'alarms.handle', alarms, args: {} }, number: null }));
      }
    },
    askToAssign(ids) {
      if (isBeyondTier()) {
        return;
      }
      const open = ids.filter((id) => selectAlarm(state(), id));
      if (open.length > 0 && open.length <= linkProtocol.bulkAlarmsMost) {
        dispatch(assigningAsked(open));
      }
    },
    assign(ids, user) {
      const [first, second] = ids;
      const alarm = selectAlarm(state(), first ?? '');
      if (second !== undefined) {
        const request = { name: 'alarms.assign' as const, alarms: [...ids], args: { user } };
        dispatch(submitCommand({ request, number: null }));
      } else if (alarm) {
        const { id, version, number } = alarm;
        dispatch(
          submitCommand({ request: { name: 'alarm.assign', alarm: id, version, args: { user } }, number }),
        );
      }
    },
    step(id, step, done, comment) {
      const alarm = selectAlarm(state(), id);
      if (!alarm) {
        return;
      }
      const args = comment === undefined ? { step, done } : { step, done, comment };
      const { version, number } = alarm;
      dispatch(submitCommand({ request: { name: 'alarm.step', alarm: id, version, args }, number }));
    },
    askToClose: (id) => dispatch(closingAsked(id)),
    open: (id) => dispatch(alarmOpened(id)),
    toggleHistory(id) {
      if (isBeyondTier()) {
        return;
      }
      const { opened, showsHistory } = state().listView;
      dispatch(opened === id && showsHistory ? historyLeft() : historyAsked(id));
    },
    historyOfSelected() {
      if (isBeyondTier()) {
        return;
      }
      const { opened, selected } = state().listView;
      const shown = opened !== null && selected.includes(opened) ? opened : selected[0];
      if (shown !== undefined) {
        dispatch(historyAsked(shown));
      }
    },
  };
}
