import type { Migration } from '../migrate.ts';

/**
 * What alarms still have to do (R-D11), written with the alarm so that nothing is forgotten when the server stops. A row goes
 * when its outcome is in the journal. All of it ends with its alarm. The password of the mail account is apart from the rest,
 * so that what is shown never has it.
 */
export const actions: Migration = {
  number: 200,
  name: 'actions',
  sql: `
    create table pendingActions (
      id text primary key,
      alarm integer not null references alarms (number) on delete cascade,
      kind text not null check (kind in ('showCamera', 'webhook', 'output', 'email', 'bookmark')),
      target text not null,
      action text not null,
      tries integer not null,
      queuedAt text not null,
      dueAt text not null
    ) strict, without rowid;
    create index pendingActionsByDue on pendingActions (dueAt, id);
    create index pendingActionsByAlarm on pendingActions (alarm);

    create table bookmarks (
      id text primary key,
      alarm integer not null references alarms (number) on delete cascade,
      resource text,
      at text not null,
      text text not null
    ) strict, without rowid;
    create index bookmarksByResource on bookmarks (resource, at);
    create index bookmarksByAlarm on bookmarks (alarm);

    create table mailSettings (
      one integer primary key check (one = 1),
      body text not null,
      password text
    ) strict;
  `,
};
