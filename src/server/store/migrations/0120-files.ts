import type { Migration } from '../migrate.ts';

/**
 * Files that people uploaded for the steps of procedures (R-C08), named by their content like the pictures of events. An alarm
 * keeps its copy of the procedure (R-C10), so which alarms show a file is kept too: whoever may see one of them may open it.
 */
export const files: Migration = {
  number: 120,
  name: 'files',
  sql: `
    create table files (
      id text primary key,
      name text not null,
      contentType text not null,
      bytes integer not null,
      uploadedAt text not null,
      uploadedBy text not null
    ) strict, without rowid;

    create table alarmFiles (
      file text not null,
      alarm integer not null references alarms (number) on delete cascade,
      primary key (file, alarm)
    ) strict, without rowid;
    create index alarmFilesByAlarm on alarmFiles (alarm);
  `,
};
