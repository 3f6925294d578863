import type { Migration } from '../migrate.ts';

/**
 * What events told is put into the full text in groups, after the commit that took them in (ADR 0055): one by one it was a third of
 * the pages for which a sender waits. `toldThrough` is the last row that full text knows; those after it are still to come. It follows
 * the newest row down where that is deleted, because the next row may get its place.
 */
export const toldTextInGroups: Migration = {
  number: 520,
  name: 'told text in groups',
  sql: `
    create table toldThrough (
      one integer primary key check (one = 1),
      event integer not null,
      alarm integer not null
    ) strict;
    insert into toldThrough (one, event, alarm)
      select 1, (select coalesce(max(rowid), 0) from events), (select coalesce(max(number), 0) from alarms);

    drop trigger eventsAreToldText;
    drop trigger alarmsAreToldText;
    drop trigger eventsAreNoToldText;
    drop trigger alarmsAreNoToldText;
    create trigger eventsAreNoToldText after delete on events
      begin
        delete from eventToldText where rowid = old.rowid and old.rowid <= (select event from toldThrough);
        update toldThrough set event = (select coalesce(max(rowid), 0) from events)
          where event > (select coalesce(max(rowid), 0) from events);
      end;
    create trigger alarmsAreNoToldText after delete on alarms
      begin
        delete from alarmToldText where rowid = old.number and old.number <= (select alarm from toldThrough);
        update toldThrough set alarm = (select coalesce(max(number), 0) from alarms)
          where alarm > (select coalesce(max(number), 0) from alarms);
      end;
  `,
};
