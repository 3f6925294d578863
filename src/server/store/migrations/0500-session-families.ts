import type { Migration } from '../migrate.ts';

/**
 * A token may be renewed without the password (ADR 0030). All tokens that go back to one sign-in are a family, named by its first
 * one: signing out ends them all, and none outlives `authenticatedAt`, when the password was given, by more than some days.
 */
export const sessionFamilies: Migration = {
  number: 500,
  name: 'session families',
  sql: `
    alter table sessions add column family text not null default '';
    alter table sessions add column authenticatedAt text not null default '';
    update sessions set family = tokenHash, authenticatedAt = openedAt;
    create index sessionsByFamily on sessions (family);
  `,
};
