import type { Migration } from '../migrate.ts';

/**
 * What the engine needs to know in order to raise alarms. Bodies are JSON because they are read and written whole; only what
 * SQL itself looks for has a column. `always` is the schedule that definitions have unless they name another (R-D03).
 */
export const configuration: Migration = {
  number: 20,
  name: 'configuration',
  sql: `
    create table resources (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      body text not null
    ) strict, without rowid;

    -- One name means one device, else it would be chance which of two an event belongs to.
    create table resourceExternalIds (
      externalId text primary key,
      resource text not null references resources (id) on delete cascade
    ) strict, without rowid;
    create index resourceExternalIdsByResource on resourceExternalIds (resource);

    create table procedures (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      body text not null
    ) strict, without rowid;

    create table schedules (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      body text not null
    ) strict, without rowid;

    create table partners (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      enabled integer not null check (enabled in (0, 1)),
      tokenHash text unique,
      body text not null
    ) strict, without rowid;

    create table definitions (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      body text not null
    ) strict, without rowid;

    insert into schedules (id, version, name, nameKey, body) values ('always', 1, 'Always', 'always',
      '{"weekly":[{"weekday":1,"fromMinute":0,"toMinute":1440},{"weekday":2,"fromMinute":0,"toMinute":1440},{"weekday":3,"fromMinute":0,"toMinute":1440},{"weekday":4,"fromMinute":0,"toMinute":1440},{"weekday":5,"fromMinute":0,"toMinute":1440},{"weekday":6,"fromMinute":0,"toMinute":1440},{"weekday":7,"fromMinute":0,"toMinute":1440}],"exceptions":[]}');
  `,
};
