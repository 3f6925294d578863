import type { Alarm, AlarmState, CloseReason, Closing, UserReference } from './alarm.ts';
import { isOpen } from './alarm.ts';
import type { Viewer } from './audience.ts';
import { isRecipient, mayOperate, maySee } from './audience.ts';
import type { ErrorCode } from './errorCodes.ts';
import { isProcedureComplete, workStep } from './procedure.ts';
import { assertNever, err, ok, type Result } from './result.ts';

/** What a user asks of one alarm; the names are those of the link (design, section 5). */
export type AlarmCommand =
  | { readonly name: 'alarm.handle' }
  | { readonly name: 'alarm.assign'; readonly to: Viewer & UserReference }
  | {
      readonly name: 'alarm.step';
      readonly step: string;
      readonly done: boolean;
      readonly comment: string | null;
    }
  | { readonly name: 'alarm.close'; readonly reason: CloseReason; readonly text: string | null };

/** The names of `AlarmCommand`; what `allowed` lists. */
export const alarmCommandNames = ['alarm.handle', 'alarm.assign', 'alarm.step', 'alarm.close'] as const;
/** One of `alarmCommandNames`. */
export type AlarmCommandName = (typeof alarmCommandNames)[number];

/** A time that fell due. */
export type Deadline = 'escalate' | 'expire';

/** What the journal calls a change of an alarm (R-G07). */
export const journalKinds = [
  'raised',
  'handled',
  'assigned',
  'stepDone',
  'stepUndone',
  'escalated',
  'closed',
  'expired',
  /** Its definition was given other recipients (R-D10). */
  'audienceChanged',
  'actionDone',
  'actionFailed',
] as const;
/** One of `journalKinds`. */
export type JournalKind = (typeof journalKinds)[number];

/** A change that the rules allow: the alarm as it is afterwards and what the journal says of it. */
export interface Transition {
  readonly alarm: Alarm;
  readonly kind: Exclude<JournalKind, 'raised' | 'actionDone' | 'actionFailed'>;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly comment: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Decides a command (R-G01..R-G05): the transition it makes, or the code of its refusal. `seenVersion` is the version of the
 * alarm that the user saw; it refuses only an assignment that was based on an older assignee (R-E16), because every other
 * command is judged by the state itself.
 */
export function decideCommand(
  alarm: Alarm,
  command: AlarmCommand,
  actor: Viewer & UserReference,
  at: string,
  seenVersion?: number,
): Result<Transition, ErrorCode> {
  if (!maySee(alarm.audience, actor)) return err('NOT_FOUND');
  if (!isOpen(alarm.state)) return err('ALREADY_CLOSED');
  switch (command.name) {
    case 'alarm.handle':
      return decideHandle(alarm, actor);
    case 'alarm.assign':
      return decideAssign(alarm, command.to, actor, seenVersion);
    case 'alarm.step':
      return decideStep(alarm, command, actor, at);
    case 'alarm.close':
      return decideClose(alarm, command, actor, at);
    default:
      return assertNever(command);
  }
}

/** Decides a deadline (R-D14, R-D15): the transition, or nothing where it no longer applies or is not due. */
export function decideDeadline(alarm: Alarm, deadline: Deadline, at: string): Transition | null {
  if (alarm.state !== 'new' && alarm.state !== 'escalated') return null;
  if (deadline === 'escalate') {
    if (alarm.state !== 'new' || alarm.escalateAt === null || alarm.escalateAt > at) return null;
    const escalated = { ...alarm, escalateAt: null, escalatedAt: at };
    return change(alarm, 'escalated', 'escalated', escalated);
  }
  if (alarm.expireAt === null || alarm.expireAt > at) return null;
  const closing: Closing = { at, by: null, reason: null, text: null };
  return change(alarm, 'expired', 'expired', { ...alarm, closing });
}

/** Answers the commands that this user may run on the alarm now: what the screens offer (design, section 5). */
export function allowedCommands(alarm: Alarm, viewer: Viewer): readonly AlarmCommandName[] {
  if (!isOpen(alarm.state) || !mayOperate(alarm.audience, viewer)) return [];
  const mine = alarm.assignee?.id === viewer.id;
  const waiting = alarm.state !== 'inProgress';
  const allowed: AlarmCommandName[] = [];
  if (waiting) allowed.push('alarm.handle');
  allowed.push('alarm.assign');
  if (mine && alarm.procedure !== null) allowed.push('alarm.step');
  if (mine ? isProcedureComplete(alarm.procedure) : waiting && alarm.mayCloseUnhandled) {
    allowed.push('alarm.close');
  }
  return allowed;
}

function decideHandle(alarm: Alarm, actor: Viewer & UserReference): Result<Transition, ErrorCode> {
  if (!mayOperate(alarm.audience, actor)) return err('FORBIDDEN');
  if (alarm.state === 'inProgress') return err('ALREADY_ASSIGNED');
  return ok(assignTo(alarm, actor, 'handled'));
}

function decideAssign(
  alarm: Alarm,
  to: Viewer & UserReference,
  actor: Viewer,
  seenVersion: number | undefined,
): Result<Transition, ErrorCode> {
  if (!mayOperate(alarm.audience, actor)) return err('FORBIDDEN');
  if (!isRecipient(alarm.audience, to) || !mayOperate(alarm.audience, to)) return err('USER_NOT_ALLOWED');
  if (seenVersion !== undefined && seenVersion < alarm.assignedVersion) return err('STALE_VERSION');
  if (alarm.assignee?.id === to.id) return err('ALREADY_ASSIGNED');
  return ok(assignTo(alarm, to, 'assigned'));
}

function decideStep(
  alarm: Alarm,
  tick: Extract<AlarmCommand, { name: 'alarm.step' }>,
  actor: Viewer & UserReference,
  at: string,
): Result<Transition, ErrorCode> {
  if (alarm.assignee?.id !== actor.id) return err('NOT_ASSIGNEE');
  if (!alarm.procedure) return err('NOT_FOUND');
  const worked = workStep(alarm.procedure, tick, reference(actor), at);
  if (!worked.ok) return worked;
  const kind = tick.done ? 'stepDone' : 'stepUndone';
  const comment = tick.comment?.trim() || null;
  const { step } = tick;
  return ok(change(alarm, kind, alarm.state, { ...alarm, procedure: worked.value }, comment, { step }));
}

function decideClose(
  alarm: Alarm,
  { reason, text }: Extract<AlarmCommand, { name: 'alarm.close' }>,
  actor: Viewer & UserReference,
  at: string,
): Result<Transition, ErrorCode> {
  if (alarm.state === 'inProgress') {
    if (alarm.assignee?.id !== actor.id) return err('NOT_ASSIGNEE');
    if (!isProcedureComplete(alarm.procedure)) return err('PROCEDURE_INCOMPLETE');
  } else if (!alarm.mayCloseUnhandled) {
    return err('NOT_ASSIGNEE');
  } else if (!mayOperate(alarm.audience, actor)) {
    return err('FORBIDDEN');
  }
  const words = text?.trim() || null;
  if (reason === 'other' && words === null) return err('REASON_REQUIRED');
  const closing: Closing = { at, by: reference(actor), reason, text: words };
  return ok(change(alarm, 'closed', 'closed', { ...alarm, closing }, words, { reason }));
}

function assignTo(alarm: Alarm, user: UserReference, kind: 'handled' | 'assigned'): Transition {
  // Somebody has it: it neither escalates nor expires any more (R-G01).
  const assigned: Alarm = {
    ...alarm,
    assignee: reference(user),
    assignedVersion: alarm.version + 1,
    escalateAt: null,
    expireAt: null,
  };
  return change(alarm, kind, 'inProgress', assigned, null, { assignee: reference(user) });
}

function change(
  before: Alarm,
  kind: Transition['kind'],
  to: AlarmState,
  after: Alarm,
  comment: string | null = null,
  body: Transition['body'] = {},
): Transition {
  return {
    alarm: { ...after, state: to, version: before.version + 1 },
    kind,
    from: before.state,
    to,
    comment,
    body,
  };
}

function reference({ id, name }: UserReference): UserReference {
  return { id, name };
}
