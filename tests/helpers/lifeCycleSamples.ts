import type { Alarm } from '../../src/shared/domain/alarm.ts';
import type { AlarmCommand } from '../../src/shared/domain/alarmLifeCycle.ts';
import { type people, sampleAlarm, sampleProcedure } from './domainSamples.ts';

/** When the tests of the life cycle act. */
export const at = '2026-03-02T08:05:00.000Z';

/** Alarms in the states of R-G01. */
export const fresh = sampleAlarm();
export const escalated = sampleAlarm({ state: 'escalated', version: 2, escalateAt: null, escalatedAt: at });
export const anas = sampleAlarm({
  state: 'inProgress',
  version: 3,
  assignedVersion: 3,
  assignee: { id: 'ana', name: 'Ana' },
  escalateAt: null,
  expireAt: null,
});
const closing = { at, by: null, reason: null, text: null };
export const closed: Alarm = { ...anas, state: 'closed', closing };
export const expired: Alarm = { ...fresh, state: 'expired', closing };

/** An alarm that Ana works on, with these steps ticked. */
export function anasWith(done: readonly string[]): Alarm {
  return { ...anas, procedure: sampleProcedure(done) };
}

/** The same alarm where it may be closed without being handled (R-D13). */
export function mayClose(alarm: Alarm): Alarm {
  return { ...alarm, mayCloseUnhandled: true };
}

export const handle: AlarmCommand = { name: 'alarm.handle' };

export function assignTo(to: (typeof people)[keyof typeof people]): AlarmCommand {
  return { name: 'alarm.assign', to };
}

export function tick(step: string, comment: string | null = null): AlarmCommand {
  return { name: 'alarm.step', step, done: true, comment };
}

export function untick(step: string): AlarmCommand {
  return { name: 'alarm.step', step, done: false, comment: null };
}

export function close(
  reason: 'handled' | 'false' | 'other' = 'handled',
  text: string | null = null,
): AlarmCommand {
  return { name: 'alarm.close', reason, text };
}
