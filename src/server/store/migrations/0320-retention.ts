import type { Migration } from '../migrate.ts';

/**
 * How long events and closed alarms are kept, in days; null is for ever. The journal may be shortened in one way alone: with the
 * whole alarm, which has to be closed and stand on the list of those that are being forgotten (ADR 0019). `forgottenThrough` is
 * the last position of the journal that went this way: who was last here before it cannot be told what he missed.
 */
export const retention: Migration = {
  number: 320,
  name: 'retention',
  sql: `
    alter table site add column eventRetentionDays integer default 90 check (eventRetentionDays between 1 and 3650);
    alter table site add column alarmRetentionDays integer default 365 check (alarmRetentionDays between 1 and 3650);
    alter table site add column forgottenThrough integer not null default 0;

    create table forgottenAlarms (alarm integer primary key) strict;
    create trigger onlyClosedAlarmsAreForgotten before insert on forgottenAlarms
      when not exists (select 1 from alarms where number = new.alarm and closedAt is not null)
      begin select raise(abort, 'only closed alarms can be forgotten'); end;

    drop trigger journalIsNotShortened;
    create trigger journalIsNotShortened before delete on journal
      when not exists (select 1 from forgottenAlarms where alarm = old.alarm)
      begin select raise(abort, 'the journal cannot be edited'); end;

    -- Files that lost a reference, until it has been made sure that nothing else shows them.
    create table looseFiles (file text primary key) strict, without rowid;

    create index alarmsByClosing on alarms (closedAt) where closedAt is not null;
    create index alarmAudienceByAlarm on alarmAudience (alarm);
    create index commandsByTime on commands (at);
  `,
};
