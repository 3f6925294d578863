import type { Migration } from '../migrate.ts';

/** Searches that people keep (R-H01, R-H02). When a user goes, his own go with him and the public ones stay with his name. */
export const savedQueries: Migration = {
  number: 310,
  name: 'saved queries',
  sql: `
    create table queries (
      id text primary key,
      version integer not null,
      owner text not null,
      ownerName text not null,
      name text not null,
      nameKey text not null,
      isPublic integer not null check (isPublic in (0, 1)),
      query text not null,
      changedAt text not null,
      ranAt text,
      unique (owner, nameKey)
    ) strict, without rowid;
    create index publicQueries on queries (nameKey) where isPublic = 1;
    create trigger ownQueriesGoWithTheirOwner after delete on users
      begin delete from queries where owner = old.id and isPublic = 0; end;
  `,
};
