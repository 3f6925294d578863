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
  expired,
  fresh,
  handle,
  mayClose,
  tick,
  untick,
} from '../../../tests/helpers/lifeCycleSamples.ts';
import type { Alarm } from './alarm.ts';
import { type AlarmCommand, decideCommand } from './alarmLifeCycle.ts';
import type { ErrorCode } from './errorCodes.ts';

const { ana, luis, carla, boss, guest } = people;
const everyCommand = [handle, assignTo(luis), tick('s1'), close()];
const waitingWithProcedure: Alarm = { ...fresh, procedure: sampleProcedure() };

type User = typeof ana;
type Row = readonly [
  row: string,
  what: string,
  alarm: Alarm,
  command: AlarmCommand,
  actor: User,
  code: ErrorCode,
];

const rows: readonly Row[] = [
  ...[closed, expired].flatMap((alarm) =>
    everyCommand.map(
      (command): Row => [
        'R-G01',
        `${command.name} when ${alarm.state}`,
        alarm,
        command,
        ana,
        'ALREADY_CLOSED',
      ],
    ),
  ),
  ...everyCommand.map(
    (command): Row => ['R-D10', `${command.name} by no recipient`, fresh, command, carla, 'NOT_FOUND'],
  ),
  ['R-D10', 'handling by one who only sees all', fresh, handle, boss, 'FORBIDDEN'],
  ['R-D10', 'handling by a recipient who may not operate', fresh, handle, guest, 'FORBIDDEN'],
  ['R-D10', 'assigning by one who only sees all', fresh, assignTo(ana), boss, 'FORBIDDEN'],
  ['R-E16', 'handling what another has in hand', anas, handle, luis, 'ALREADY_ASSIGNED'],
  ['R-G01', 'handling what he has in hand already', anas, handle, ana, 'ALREADY_ASSIGNED'],
  ['R-E10', 'assigning to no recipient', fresh, assignTo(carla), ana, 'USER_NOT_ALLOWED'],
  ['R-E10', 'assigning to a recipient who may not operate', fresh, assignTo(guest), ana, 'USER_NOT_ALLOWED'],
  ['R-E10', 'assigning to one who only sees all', fresh, assignTo(boss), ana, 'USER_NOT_ALLOWED'],
  ['R-G02', 'assigning to whom has it', anas, assignTo(ana), luis, 'ALREADY_ASSIGNED'],
  ['R-G03', 'a step by another than the assignee', anasWith([]), tick('s1'), luis, 'NOT_ASSIGNEE'],
  ['R-G03', 'a step of what nobody has', waitingWithProcedure, tick('s1'), ana, 'NOT_ASSIGNEE'],
  ['R-F07', 'a step that the procedure does not have', anasWith([]), tick('s9'), ana, 'NOT_FOUND'],
  ['R-F07', 'a step where there is no procedure', anas, tick('s1'), ana, 'NOT_FOUND'],
  ['R-C07', 'a step behind an unconfirmed one', anasWith([]), tick('s2', 'visto'), ana, 'STEP_LOCKED'],
  ['R-C07', 'taking back what later ones stand on', anasWith(['s1', 's3']), untick('s1'), ana, 'STEP_LOCKED'],
  ['R-C06', 'a step without its comment', anasWith(['s1']), tick('s2'), ana, 'COMMENT_REQUIRED'],
  ['R-C06', 'a step with blanks for a comment', anasWith(['s1']), tick('s2', '  '), ana, 'COMMENT_REQUIRED'],
  ['R-G03', 'closing by another than the assignee', anas, close(), luis, 'NOT_ASSIGNEE'],
  ['R-G04', 'closing with an action unticked', anasWith(['s1']), close(), ana, 'PROCEDURE_INCOMPLETE'],
  ['R-D13', 'closing unhandled', fresh, close(), ana, 'NOT_ASSIGNEE'],
  ['R-D13', 'closing unhandled after escalation', escalated, close(), ana, 'NOT_ASSIGNEE'],
  ['R-D13', 'closing unhandled by one who only sees all', mayClose(fresh), close(), boss, 'FORBIDDEN'],
  ['R-G05', 'closing for another reason without words', anas, close('other'), ana, 'REASON_REQUIRED'],
  ['R-G05', 'closing for another reason with blanks', anas, close('other', ' \n'), ana, 'REASON_REQUIRED'],
];

describe('refusals', () => {
  test.each(rows)('%s %s is refused', (_row, _what, alarm, command, actor, code) => {
    expect(decideCommand(alarm, command, actor, at)).toEqual({ ok: false, error: code });
  });

  test('R-E16 assigning on an old view of the assignee is refused as stale, on a fresh one it is not', () => {
    expect(decideCommand(anas, assignTo(luis), luis, at, 2)).toEqual({ ok: false, error: 'STALE_VERSION' });
    expect(decideCommand(anas, assignTo(luis), luis, at, 3).ok).toBe(true);
  });

  test('a command that nobody knows is a bug', () => {
    const unknown = { name: 'alarm.burn' } as unknown as AlarmCommand;
    expect(() => decideCommand(fresh, unknown, ana, at)).toThrow('closed union');
  });
});
