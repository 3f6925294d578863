import type { Alarm, Closing, UserReference } from '../../shared/domain/alarm.ts';
import { isOpen } from '../../shared/domain/alarm.ts';
import type { AlarmsRow } from './schema.ts';

/** What an alarm keeps of the moment it was raised and never changes (R-C10). */
type Snapshot = Pick<
  Alarm,
  'event' | 'mayCloseUnhandled' | 'audience' | 'resources' | 'additional' | 'videoStart'
>;

/** The columns that a transition may change. */
export type ChangingColumns = Pick<
  AlarmsRow,
  | 'version'
  | 'assignedVersion'
  | 'state'
  | 'changedPosition'
  | 'assignee'
  | 'assigneeName'
  | 'escalateAt'
  | 'escalatedAt'
  | 'expireAt'
  | 'closedAt'
  | 'closedBy'
  | 'closedByName'
  | 'closeReason'
  | 'closeText'
  | 'procedure'
>;

/** An alarm as its row says. */
export function alarmOf(row: AlarmsRow): Alarm {
  const snapshot = JSON.parse(row.snapshot) as Snapshot;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    assignedVersion: row.assignedVersion,
    definition: row.definition,
    name: row.name,
    event: snapshot.event,
    priority: row.priority,
    state: row.state,
    occurredAt: row.occurredAt,
    raisedAt: row.raisedAt,
    assignee: referenceOf(row.assignee, row.assigneeName),
    escalateAt: row.escalateAt,
    escalatedAt: row.escalatedAt,
    expireAt: row.expireAt,
    mayCloseUnhandled: snapshot.mayCloseUnhandled,
    audience: snapshot.audience,
    resources: snapshot.resources,
    procedure: row.procedure === null ? null : (JSON.parse(row.procedure) as Alarm['procedure']),
    additional: snapshot.additional,
    videoStart: snapshot.videoStart,
    count: row.count,
    closing: closingOf(row),
  };
}

/** The row of an alarm that was just raised. */
export function rowOfRaised(
  alarm: Alarm,
  {
    position,
    definitionSequence,
    series,
  }: { readonly position: number; readonly definitionSequence: number; readonly series: number },
): AlarmsRow {
  return {
    number: alarm.number,
    id: alarm.id,
    definition: alarm.definition,
    definitionSequence,
    name: alarm.name,
    event: alarm.event.id,
    priority: alarm.priority,
    occurredAt: alarm.occurredAt,
    raisedAt: alarm.raisedAt,
    raisedPosition: position,
    count: alarm.count,
    snapshot: JSON.stringify(snapshotOf(alarm)),
    series,
    ...changingColumnsOf(alarm, position),
  };
}

/** What an alarm keeps in its `snapshot`; only its audience can be another later on (R-D10). */
export function snapshotOf(alarm: Alarm): Snapshot {
  return {
    event: alarm.event,
    mayCloseUnhandled: alarm.mayCloseUnhandled,
    audience: alarm.audience,
    resources: alarm.resources,
    additional: alarm.additional,
    videoStart: alarm.videoStart,
  };
}

/** What of the row follows from the alarm as it is after a transition at this position of the journal. */
export function changingColumnsOf(alarm: Alarm, position: number): ChangingColumns {
  const { closing } = alarm;
  if (isOpen(alarm.state) !== (closing === null)) {
    throw new Error(`alarm ${alarm.number} is ${alarm.state} and its closing says otherwise`);
  }
  return {
    version: alarm.version,
    assignedVersion: alarm.assignedVersion,
    state: alarm.state,
    changedPosition: position,
    assignee: alarm.assignee?.id ?? null,
    assigneeName: alarm.assignee?.name ?? null,
    escalateAt: alarm.escalateAt,
    escalatedAt: alarm.escalatedAt,
    expireAt: alarm.expireAt,
    closedAt: closing?.at ?? null,
    closedBy: closing?.by?.id ?? null,
    closedByName: closing?.by?.name ?? null,
    closeReason: closing?.reason ?? null,
    closeText: closing?.text ?? null,
    procedure: alarm.procedure === null ? null : JSON.stringify(alarm.procedure),
  };
}

/** A user by the two columns that keep him, so that a record stays readable when the user is gone. */
export function referenceOf(id: string | null, name: string | null): UserReference | null {
  return id === null ? null : { id, name: name ?? id };
}

function closingOf(row: AlarmsRow): Closing | null {
  return row.closedAt === null
    ? null
    : {
        at: row.closedAt,
        by: referenceOf(row.closedBy, row.closedByName),
        reason: row.closeReason,
        text: row.closeText,
      };
}
