import type { Migration } from '../migrate.ts';

/** The site's own settings are changed like every other part of the configuration: against the version they were read as. */
export const siteVersion: Migration = {
  number: 110,
  name: 'site version',
  sql: `
    alter table site add column version integer not null default 1;
  `,
};
