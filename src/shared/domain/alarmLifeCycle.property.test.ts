import fc from 'fast-check';
import { expect, test } from 'vitest';
import { people, sampleAlarm, sampleProcedure } from '../../../tests/helpers/domainSamples.ts';
import type { Alarm, AlarmState } from './alarm.ts';
import { isOpen } from './alarm.ts';
import {
  type AlarmCommand,
  allowedCommands,
  decideCommand,
  decideDeadline,
  type Transition,
} from './alarmLifeCycle.ts';
import { isProcedureComplete, visibleStepCount } from './procedure.ts';

const users = Object.values(people);
const legal: Readonly<Record<AlarmState, readonly AlarmState[]>> = {
  new: ['inProgress', 'escalated', 'closed', 'expired'],
  escalated: ['inProgress', 'closed', 'expired'],
  inProgress: ['inProgress', 'closed'],
  closed: [],
  expired: [],
};

const someone = fc.constantFrom(...users);
const step = fc.constantFrom('s1', 's2', 's3', 's9');
const words = fc.constantFrom(null, '', 'visto');
const command: fc.Arbitrary<AlarmCommand> = fc.oneof(
  fc.constant({ name: 'alarm.handle' } as const),
  someone.map((to) => ({ name: 'alarm.assign', to }) as const),
  fc
    .tuple(step, fc.boolean(), words)
    .map(([id, done, comment]) => ({ name: 'alarm.step', step: id, done, comment }) as const),
  fc
    .tuple(fc.constantFrom('handled', 'false', 'other'), words)
    .map(([reason, text]) => ({ name: 'alarm.close', reason, text }) as const),
);
const act = fc.record({
  secondsLater: fc.integer({ min: 0, max: 100_000 }),
  what: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        actor: someone,
        command,
        seen: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom('escalate', 'expire') },
  ),
});
const start = fc
  .record({ hasProcedure: fc.boolean(), mayCloseUnhandled: fc.boolean() })
  .map(({ hasProcedure, mayCloseUnhandled }) =>
    sampleAlarm({ procedure: hasProcedure ? sampleProcedure() : null, mayCloseUnhandled }),
  );

test('R-G01 any order of commands and deadlines of several users ends in a legal state', () => {
  fc.assert(
    fc.property(start, fc.array(act, { maxLength: 25 }), (first, acts) => {
      let alarm: Alarm = first;
      let now = Date.parse(alarm.raisedAt);
      for (const { secondsLater, what } of acts) {
        now += secondsLater * 1000;
        const at = new Date(now).toISOString();
        const transition = decide(alarm, what, at);
        if (transition) {
          expectLegal(alarm, transition);
          alarm = transition.alarm;
        }
      }
      return true;
    }),
    { numRuns: 500 },
  );
});

test('R-G04 what the screens offer is what the rules allow, and nothing that they allow is withheld', () => {
  fc.assert(
    fc.property(start, fc.array(act, { maxLength: 12 }), someone, (first, acts, viewer) => {
      let alarm: Alarm = first;
      for (const { what } of acts) {
        alarm = decide(alarm, what, alarm.raisedAt)?.alarm ?? alarm;
      }
      const offered = allowedCommands(alarm, viewer);
      for (const name of ['alarm.handle', 'alarm.assign', 'alarm.step', 'alarm.close'] as const) {
        const possible = examples(alarm, name).some(
          (each) => decideCommand(alarm, each, viewer, alarm.raisedAt).ok,
        );
        expect({ name, offered: offered.includes(name) }).toEqual({ name, offered: possible });
      }
    }),
    { numRuns: 300 },
  );
});

type What =
  | 'escalate'
  | 'expire'
  | { actor: (typeof users)[number]; command: AlarmCommand; seen: number | undefined };

function decide(alarm: Alarm, what: What, at: string): Transition | null {
  if (typeof what === 'string') {
    return decideDeadline(alarm, what as 'escalate' | 'expire', at);
  }
  const decision = decideCommand(alarm, what.command, what.actor, at, what.seen);
  return decision.ok ? decision.value : null;
}

function expectLegal(before: Alarm, { alarm: after, from, to }: Transition): void {
  expect(from).toBe(before.state);
  expect(to).toBe(after.state);
  expect(legal[from]).toContain(to);
  expect(after.version).toBe(before.version + 1);
  expect(after.assignedVersion).toBeLessThanOrEqual(after.version);
  expect(after.closing === null).toBe(isOpen(after.state));
  if (after.state === 'inProgress') {
    expect(after.assignee).not.toBeNull();
    expect(after.escalateAt ?? after.expireAt).toBeNull();
  }
  if (after.state === 'closed' && before.state === 'inProgress') {
    expect(isProcedureComplete(after.procedure)).toBe(true);
    expect(after.closing?.by).toEqual(before.assignee);
  }
  if (after.procedure) {
    const hidden = after.procedure.steps.slice(visibleStepCount(after.procedure));
    expect(hidden.every(({ done }) => done === null)).toBe(true);
  }
}

/** Commands of one name, at least one of which is refused only where every command of that name is. */
function examples(alarm: Alarm, name: AlarmCommand['name']): readonly AlarmCommand[] {
  switch (name) {
    case 'alarm.handle':
      return [{ name }];
    case 'alarm.assign':
      return users.map((to) => ({ name, to }));
    case 'alarm.step':
      return (alarm.procedure?.steps ?? []).flatMap(({ id }) =>
        [true, false].map((done) => ({ name, step: id, done, comment: 'visto' })),
      );
    case 'alarm.close':
      return [{ name, reason: 'handled', text: null }];
  }
}
