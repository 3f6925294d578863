import { useMemo } from 'react';
import type { PendingCommand, SessionState } from '../../../shared/bridge/state.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import type { RootState } from '../../app/store.ts';
import { selectSession } from '../../app/workstationSlice.ts';
import { type ProjectedAlarm, projectPending } from './pendingProjection.ts';
import { selectAlarm } from './selectors.ts';

/** One open alarm with the ticks that are on their way, as its details show it. */
export function projectedAlarm(state: RootState, id: string): AlarmView | undefined {
  const alarm = selectAlarm(state, id);
  return alarm && project(alarm, state.commands.pending, selectSession(state)).alarm;
}

/** An alarm with the ticks that are on their way: whatever offers or refuses to close it looks at the same. */
export function useProjection(alarm: AlarmView): ProjectedAlarm;
export function useProjection(alarm: AlarmView | undefined): ProjectedAlarm | undefined;
export function useProjection(alarm: AlarmView | undefined): ProjectedAlarm | undefined {
  const pending = useAppSelector((state) => state.commands.pending);
  const session = useAppSelector(selectSession);
  return useMemo(() => alarm && project(alarm, pending, session), [alarm, pending, session]);
}

function project(
  alarm: AlarmView,
  pending: readonly PendingCommand[],
  session: SessionState | null,
): ProjectedAlarm {
  const user = session?.status === 'signedIn' ? session.user : { id: '', name: '' };
  return projectPending(alarm, pending, user);
}
