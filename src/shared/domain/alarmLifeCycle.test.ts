import { describe, expect, test } from 'vitest';
import { people, sampleProcedure } from '../../../tests/helpers/domainSamples.ts';
import {
  anas,
  anasWith,
  assignTo,
  at,
  close,
  closed,
  escalated,
  fresh,
  handle,
  mayClose,
  tick,
  untick,
} from '../../../tests/helpers/lifeCycleSamples.ts';
import type { Alarm, AlarmState } from './alarm.ts';
import {
  type AlarmCommand,
  allowedCommands,
  type Deadline,
  decideCommand,
  decideDeadline,
} from './alarmLifeCycle.ts';

const { ana, luis, carla, boss } = people;

type User = typeof ana;
type Passage = readonly [
  row: string,
  what: string,
  alarm: Alarm,
  command: AlarmCommand,
  actor: User,
  kind: string,
];

const passages: readonly Passage[] = [
  ['R-G01', 'handling a new alarm', fresh, handle, ana, 'handled'],
  ['R-G01', 'handling an escalated alarm', escalated, handle, ana, 'handled'],
  ['R-G01', 'assigning a new alarm', fresh, assignTo(luis), ana, 'assigned'],
  ['R-G02', 'giving on an alarm in progress', anas, assignTo(luis), ana, 'assigned'],
  ['R-C05', 'ticking a step', anasWith([]), tick('s1'), ana, 'stepDone'],
  ['R-F07', 'taking back a step', anasWith(['s1']), untick('s1'), ana, 'stepUndone'],
  ['R-F07', 'taking back a free step', anasWith(['s1', 's3']), untick('s3'), ana, 'stepUndone'],
  ['R-G05', 'closing as handled', anas, close(), ana, 'closed'],
  ['R-G05', 'closing as a false alarm', anas, close('false', 'un gato'), ana, 'closed'],
  ['R-G05', 'closing for another reason', anas, close('other', 'simulacro'), ana, 'closed'],
  ['R-G04', 'closing with every required action ticked', anasWith(['s1', 's2']), close(), ana, 'closed'],
  ['R-D13', 'closing a new alarm where that is allowed', mayClose(fresh), close(), ana, 'closed'],
  ['R-D13', 'closing an escalated alarm where that is allowed', mayClose(escalated), close(), luis, 'closed'],
];

describe('passages', () => {
  test.each(passages)('%s %s is done', (_row, _what, alarm, command, actor, kind) => {
    const to: AlarmState = kind === 'closed' ? 'closed' : 'inProgress';
    // An old view is no hindrance here: the state alone decides.
    const decision = decideCommand(alarm, command, actor, at, alarm.assignedVersion);
    expect(decision).toMatchObject({
      ok: true,
      value: { kind, from: alarm.state, to, alarm: { state: to, version: alarm.version + 1 } },
    });
  });

  test('R-G01 whoever handles it is the assignee, and it neither escalates nor expires any more', () => {
    const decision = decideCommand(fresh, handle, ana, at);
    expect(decision.ok && decision.value.alarm).toMatchObject({
      assignee: { id: 'ana', name: 'Ana' },
      assignedVersion: 2,
      escalateAt: null,
      expireAt: null,
    });
  });

  test('R-G02 reassigning keeps what has been done of the procedure', () => {
    const decision = decideCommand(anasWith(['s1']), assignTo(luis), ana, at);
    expect(decision.ok && decision.value.alarm.procedure).toEqual(sampleProcedure(['s1']));
  });

  test('R-F07 a ticked step says who, when and with what words; a step taken back says nothing', () => {
    const ticked = decideCommand(anasWith(['s1']), tick('s2', ' visto '), ana, at);
    expect(ticked.ok && ticked.value.alarm.procedure?.steps[1]?.done).toEqual({
      at,
      by: { id: 'ana', name: 'Ana' },
      comment: 'visto',
    });
    expect(ticked.ok && ticked.value).toMatchObject({ comment: 'visto', body: { step: 's2' } });
    const takenBack = decideCommand(anasWith(['s1']), untick('s1'), ana, at);
    expect(takenBack.ok && takenBack.value.alarm.procedure?.steps[0]?.done).toBeNull();
  });

  test('R-G05 a closed alarm says who closed it, when, why and with what words', () => {
    const decision = decideCommand(anas, close('false', ' un gato '), ana, at);
    const by = { id: 'ana', name: 'Ana' };
    expect(decision.ok && decision.value.alarm.closing).toEqual({ at, by, reason: 'false', text: 'un gato' });
  });
});

const escalatesAt = '2026-03-02T08:01:01.000Z';
const expiresAt = '2026-03-04T08:00:01.000Z';
const muchLater = '2030-01-01T00:00:00.000Z';

type Due = readonly [
  row: string,
  what: string,
  alarm: Alarm,
  deadline: Deadline,
  at: string,
  to: AlarmState | null,
];

const deadlines: readonly Due[] = [
  ['R-D14', 'a new alarm at its time', fresh, 'escalate', escalatesAt, 'escalated'],
  ['R-D15', 'a new alarm at its time', fresh, 'expire', expiresAt, 'expired'],
  ['R-D15', 'an escalated alarm after its time', escalated, 'expire', muchLater, 'expired'],
  ['R-D14', 'before its time', fresh, 'escalate', '2026-03-02T08:01:00.999Z', null],
  ['R-D14', 'where that is off', { ...fresh, escalateAt: null }, 'escalate', escalatesAt, null],
  ['R-D14', 'a second time', escalated, 'escalate', escalatesAt, null],
  ['R-G01', 'while somebody has it', anas, 'escalate', muchLater, null],
  ['R-D15', 'before its time', fresh, 'expire', escalatesAt, null],
  ['R-D15', 'where it never does', { ...fresh, expireAt: null }, 'expire', muchLater, null],
  ['R-G01', 'while somebody has it', anas, 'expire', muchLater, null],
  ['R-G01', 'after it was closed', closed, 'expire', muchLater, null],
];

describe('deadlines', () => {
  test.each(deadlines)('%s %s (%#)', (_row, _what, alarm, deadline, now, to) => {
    const transition = decideDeadline(alarm, deadline, now);
    expect(
      transition && { from: transition.from, to: transition.to, version: transition.alarm.version },
    ).toEqual(to && { from: alarm.state, to, version: alarm.version + 1 });
  });

  test('R-D15 an alarm that expired was closed by the system', () => {
    const transition = decideDeadline(fresh, 'expire', expiresAt);
    expect(transition?.alarm.closing).toEqual({ at: expiresAt, by: null, reason: null, text: null });
  });
});

type Offer = readonly [what: string, alarm: Alarm, viewer: User, allowed: readonly string[]];

const offers: readonly Offer[] = [
  ['a recipient of a new alarm', fresh, ana, ['alarm.handle', 'alarm.assign']],
  ['a recipient who may close', mayClose(fresh), ana, ['alarm.handle', 'alarm.assign', 'alarm.close']],
  ['the assignee without a procedure', anas, ana, ['alarm.assign', 'alarm.close']],
  ['the assignee with work to do', anasWith([]), ana, ['alarm.assign', 'alarm.step']],
  [
    'the assignee with his work done',
    anasWith(['s1', 's2']),
    ana,
    ['alarm.assign', 'alarm.step', 'alarm.close'],
  ],
  ['another recipient', mayClose(anas), luis, ['alarm.assign']],
  ['one who only sees all', fresh, boss, []],
  ['one who does not receive it', fresh, carla, []],
  ['anybody once it has ended', closed, ana, []],
];

describe('what the screens offer', () => {
  test.each(offers)('R-G04 %s', (_what, alarm, viewer, allowed) => {
    expect(allowedCommands(alarm, viewer)).toEqual(allowed);
  });
});
