import type { Migration } from '../migrate.ts';

/** Who the site is and who may sign in: nothing else can be shown to anybody before these are there. */
export const siteAndPeople: Migration = {
  number: 10,
  name: 'site and people',
  sql: `
    create table site (
      one integer primary key check (one = 1),
      name text not null,
      timeZone text not null,
      tier text not null check (tier in ('pro', 'enterprise')),
      epoch text not null
    ) strict;

    create table roles (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      body text not null
    ) strict, without rowid;

    create table users (
      id text primary key,
      version integer not null,
      name text not null,
      nameKey text not null unique,
      enabled integer not null check (enabled in (0, 1)),
      passwordHash text,
      body text not null
    ) strict, without rowid;

    create table userRoles (
      user text not null references users (id) on delete cascade,
      role text not null references roles (id),
      primary key (user, role)
    ) strict, without rowid;
    create index userRolesByRole on userRoles (role);

    -- Only the hash of a token: who reads the file cannot sign in with what he finds.
    create table sessions (
      tokenHash text primary key,
      user text not null references users (id) on delete cascade,
      device text not null,
      openedAt text not null,
      expiresAt text not null
    ) strict, without rowid;
    create index sessionsByUser on sessions (user);
    create index sessionsByEnd on sessions (expiresAt);
  `,
};
