import { describe, expect, test } from 'vitest';
import { alarmView, procedureStep } from '../../../../tests/helpers/alarmView.ts';
import type { PendingCommand } from '../../../shared/bridge/state.ts';
import { projectPending } from './pendingProjection.ts';

const me = { id: 'me', name: 'operador1' };
const alarm = alarmView({
  number: 1,
  state: 'inProgress',
  assignee: me,
  allowed: ['alarm.assign', 'alarm.step'],
  procedure: { name: 'P', steps: [procedureStep('one', { locksNext: true }), procedureStep('two')] },
});
const tick = (step: string, done = true): PendingCommand => ({
  command: { id: crypto.randomUUID(), name: 'alarm.step', alarm: alarm.id, args: { step, done } },
  at: '2026-11-23T10:00:00.000Z',
  sent: false,
});

describe('ticks without an answer', () => {
  test('R-J07 stand ticked, with the one who ticked them, and are told apart', () => {
    const projected = projectPending(alarm, [tick('one')], me);
    expect(projected.alarm.procedure?.steps[0]?.done?.by).toEqual(me);
    expect([...projected.pendingSteps]).toEqual([['one', false]]);
    expect(projected.alarm.allowed).not.toContain('alarm.close');
  });

  test('R-J07 R-G04 let the operator close once they complete the procedure', () => {
    expect(projectPending(alarm, [tick('one'), tick('two')], me).alarm.allowed).toContain('alarm.close');
  });

  test('R-G04 a tick that is being taken back does not let him close', () => {
    const taken = projectPending(
      { ...alarm, allowed: ['alarm.step', 'alarm.close'] },
      [tick('one', false)],
      me,
    );
    expect(taken.alarm.allowed).not.toContain('alarm.close');
  });

  test('R-E16 who has the alarm is never assumed', () => {
    const handle: PendingCommand = {
      ...tick('one'),
      command: { id: crypto.randomUUID(), name: 'alarm.handle', alarm: alarm.id, args: {} },
    };
    const waiting = alarmView({ number: 1, allowed: ['alarm.handle'] });
    expect(projectPending(waiting, [handle], me).alarm).toBe(waiting);
  });
});
