import type { Migration } from '../migrate.ts';

/**
 * When each partner was heard last (R-D16). A column and no index of events by partner: that would cost every event an entry, and
 * would forget the partner with his last event.
 */
export const partnerActivity: Migration = {
  number: 400,
  name: 'partner activity',
  sql: `
    alter table partners add column lastEventAt text;
    update partners set lastEventAt = heard.at
      from (select partner, max(serverAt) as at from events where partner is not null group by partner) as heard
      where heard.partner = partners.id;
  `,
};
