import type { Migration } from '../migrate.ts';

/**
 * Every event, raised or not (R-B02), once per source and id (R-B04). Pictures lie in files named by their content; here is
 * only which event shows which.
 */
export const events: Migration = {
  number: 30,
  name: 'events',
  sql: `
    create table events (
      id text primary key,
      source text not null,
      sourceEventId text not null,
      kind text not null,
      subject text,
      resource text,
      partner text,
      phase text not null,
      deviceAt text not null,
      serverAt text not null,
      raised integer not null check (raised in (0, 1)),
      data text not null,
      rawBody text not null,
      unique (source, sourceEventId)
    ) strict;

    create table eventImages (
      event text not null references events (id),
      position integer not null,
      file text not null,
      name text not null,
      contentType text not null,
      primary key (event, position)
    ) strict, without rowid;
    create index eventImagesByFile on eventImages (file);
  `,
};
