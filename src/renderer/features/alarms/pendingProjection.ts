import type { PendingCommand } from '../../../shared/bridge/state.ts';
import type { UserReference } from '../../../shared/domain/alarm.ts';
import { isProcedureComplete } from '../../../shared/domain/procedure.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';

/** An alarm with the ticks that are on their way, and which those are. */
export interface ProjectedAlarm {
  readonly alarm: AlarmView;
  /** By step: whether its tick has been sent, or waits for the link. */
  readonly pendingSteps: ReadonlyMap<string, boolean>;
}

/**
 * Shows the procedure with the ticks that have no answer yet, so that an operator whose link is down can go on to the end of it
 * (R-J07): the commands are sent in his order, and the server decides. Who has the alarm is never assumed: another may win.
 */
export function projectPending(
  alarm: AlarmView,
  pending: readonly PendingCommand[],
  user: UserReference,
): ProjectedAlarm {
  const pendingSteps = new Map<string, boolean>();
  let { procedure } = alarm;
  for (const { command, at, sent } of pending) {
    if (command.name !== 'alarm.step' || command.alarm !== alarm.id || procedure === null) {
      continue;
    }
    const { step, done, comment } = command.args;
    pendingSteps.set(step, sent);
    const mark = done ? { at, by: user, comment: comment ?? null } : null;
    procedure = {
      ...procedure,
      steps: procedure.steps.map((each) => (each.id === step ? { ...each, done: mark } : each)),
    };
  }
  if (pendingSteps.size === 0) {
    return { alarm, pendingSteps };
  }
  const others = alarm.allowed.filter((name) => name !== 'alarm.close');
  const allowed = isProcedureComplete(procedure) ? [...others, 'alarm.close' as const] : others;
  return { alarm: { ...alarm, procedure, allowed }, pendingSteps };
}
