import type { Migration } from '../migrate.ts';

/**
 * A definition may get other recipients while its alarms are open (R-D10). Whoever was away then has to be told which of them
 * are no longer his; these rows of the journal are few among all, and a resume looks for them alone.
 */
export const audienceChanges: Migration = {
  number: 100,
  name: 'audience changes',
  sql: `
    create index journalOfAudiences on journal (position) where kind = 'audienceChanged';
  `,
};
