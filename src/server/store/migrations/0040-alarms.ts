import type { Migration } from '../migrate.ts';

/**
 * Alarms with a column for whatever is searched, sorted or falls due; the snapshot of what they were raised with is JSON
 * (R-C10). `definitionSequence` counts the alarms of a definition, so that "how many in 30 days" is a subtraction and not a
 * count over millions. `alarmAudience` starts with the recipient, so that what a user may see is found from his side (R-D10).
 */
export const alarms: Migration = {
  number: 40,
  name: 'alarms',
  sql: `
    create table alarms (
      number integer primary key,
      id text not null unique,
      version integer not null,
      assignedVersion integer not null,
      definition text not null,
      definitionSequence integer not null,
      name text not null,
      event text not null references events (id),
      priority integer not null check (priority between 1 and 5),
      state text not null check (state in ('new', 'inProgress', 'escalated', 'closed', 'expired')),
      occurredAt text not null,
      raisedAt text not null,
      raisedPosition integer not null,
      changedPosition integer not null,
      assignee text,
      assigneeName text,
      escalateAt text,
      escalatedAt text,
      expireAt text,
      closedAt text,
      closedBy text,
      closedByName text,
      closeReason text check (closeReason in ('handled', 'false', 'other')),
      closeText text,
      count integer not null,
      snapshot text not null,
      procedure text,
      check ((closedAt is null) = (state in ('new', 'inProgress', 'escalated')))
    ) strict;
    create index alarmsByTime on alarms (raisedAt, number);
    create index alarmsByDefinition on alarms (definition, raisedAt, number, definitionSequence);
    create index alarmsByChange on alarms (changedPosition);
    create index alarmsByEvent on alarms (event);
    create index openAlarms on alarms (number) where closedAt is null;
    create index alarmsToEscalate on alarms (escalateAt) where escalateAt is not null and closedAt is null;
    create index alarmsToExpire on alarms (expireAt) where expireAt is not null and closedAt is null;

    create table alarmAudience (
      kind text not null check (kind in ('role', 'user')),
      ref text not null,
      alarm integer not null references alarms (number),
      primary key (kind, ref, alarm)
    ) strict, without rowid;
  `,
};
