import type { Migration } from '../migrate.ts';

/**
 * The record of every transition (R-G07), which nobody can edit, not even through a slip of the program; the answers that
 * commands got, so that the same id again gets the same one; and up to where each user has been told and has looked.
 */
export const journal: Migration = {
  number: 50,
  name: 'journal',
  sql: `
    create table journal (
      position integer primary key,
      at text not null,
      kind text not null,
      alarm integer not null references alarms (number),
      actor text,
      actorName text,
      fromState text,
      toState text not null,
      comment text,
      commandId text,
      body text not null
    ) strict;
    create index journalByAlarm on journal (alarm, position);
    -- Also against "insert or replace", which removes a row without a delete trigger.
    create trigger journalOnlyGrows before insert on journal
      when new.position is not (select coalesce(max(position), 0) + 1 from journal)
      begin select raise(abort, 'the journal only grows at its end'); end;
    create trigger journalIsNotEdited before update on journal
      begin select raise(abort, 'the journal cannot be edited'); end;
    create trigger journalIsNotShortened before delete on journal
      begin select raise(abort, 'the journal cannot be edited'); end;

    create table commands (
      id text primary key,
      user text not null,
      at text not null,
      answer text not null
    ) strict, without rowid;

    create table reading (
      user text primary key,
      news integer not null,
      seen integer not null
    ) strict, without rowid;
  `,
};
