import type { Migration } from '../migrate.ts';

/**
 * An alarm that comes alone writes a page for each index that it is in, and its sender waits for all of them (ADR 0055). Recipients
 * stand beside each other by their alarm, which is from where they are asked for; before, each had a page of its own, and a second
 * one for the way back. What changed is found by the journal, whose rows are in this order anyway.
 */
export const fewerPages: Migration = {
  number: 510,
  name: 'fewer pages',
  sql: `
    drop index alarmsByChange;

    alter table alarmAudience rename to formerAudience;
    create table alarmAudience (
      alarm integer not null references alarms (number),
      kind text not null check (kind in ('role', 'user')),
      ref text not null,
      primary key (alarm, kind, ref)
    ) strict, without rowid;
    insert into alarmAudience (alarm, kind, ref) select alarm, kind, ref from formerAudience order by 1, 2, 3;
    drop table formerAudience;
  `,
};
