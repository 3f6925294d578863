import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { UserReference } from '../../shared/domain/alarm.ts';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { SavedQuery, SavedQueryBody, SearchQuery } from '../../shared/link/search.ts';
import type { Connections } from './connections.ts';
import { nameKeyOf } from './nameKey.ts';
import type { Tables } from './schema.ts';

/** Who asks for saved queries. */
export type QueryUser = Viewer & UserReference;

/** Why a saved query was not changed. */
export type SavedQueryRefusal =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'notYours' }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'duplicateName'; readonly name: string };

/** The searches that people keep: each finds his own and the public ones, and changes his own; administrators any of these (R-H01). */
export interface SavedQueries {
  /** By name. */
  list(user: QueryUser): Promise<readonly SavedQuery[]>;
  get(user: QueryUser, id: string): Promise<SavedQuery | null>;
  create(user: QueryUser, body: SavedQueryBody): Promise<SavedQuery | SavedQueryRefusal>;
  replace(
    user: QueryUser,
    id: string,
    version: number,
    body: SavedQueryBody,
  ): Promise<SavedQuery | SavedQueryRefusal>;
  remove(user: QueryUser, id: string, version: number): Promise<SavedQueryRefusal | null>;
  /** Notes that the query was run just now; this makes no new version of it. */
  ran(user: QueryUser, id: string): Promise<SavedQuery | null>;
}

/** Saved queries over the database. */
export function savedQueriesOver({ reader, write }: Connections, now: () => Date): SavedQueries {
  return {
    list: (user) => read(reader, user),
    get: async (user, id) => (await read(reader, user, id))[0] ?? null,

    create: (user, body) =>
      write(async (database) => {
        const id = randomUUID();
        if (await isTaken(database, user.id, id, body)) {
          return { kind: 'duplicateName', name: body.name };
        }
        const owner = { owner: user.id, ownerName: user.name };
        const changedAt = now().toISOString();
        const row = { id, version: 1, ...owner, ...columnsOf(body), changedAt, ranAt: null };
        await database.insertInto('queries').values(row).execute();
        return shown(row, user);
      }),

    replace: (user, id, version, body) =>
      write(async (database) => {
        const current = await findForChange(database, user, id, version);
        if ('kind' in current) {
          return current;
        }
        if (await isTaken(database, current.owner.id, id, body)) {
          return { kind: 'duplicateName', name: body.name };
        }
        const changed = { ...columnsOf(body), version: version + 1, changedAt: now().toISOString() };
        await database.updateTable('queries').set(changed).where('id', '=', id).execute();
        return { ...current, ...body, version: changed.version, changedAt: changed.changedAt };
      }),

    remove: (user, id, version) =>
      write(async (database) => {
        const current = await findForChange(database, user, id, version);
        if ('kind' in current) {
          return current;
        }
        await database.deleteFrom('queries').where('id', '=', id).execute();
        return null;
      }),

    ran: (user, id) =>
      write(async (database) => {
        const [query] = await read(database, user, id);
        if (!query) {
          return null;
        }
        const ranAt = now().toISOString();
        await database.updateTable('queries').set({ ranAt }).where('id', '=', id).execute();
        return { ...query, ranAt };
      }),
  };
}

async function read(database: Kysely<Tables>, user: QueryUser, id?: string): Promise<readonly SavedQuery[]> {
  const rows = await database
    .selectFrom('queries')
    .selectAll()
    .where(({ or, eb }) => or([eb('owner', '=', user.id), eb('isPublic', '=', 1)]))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('nameKey')
    .orderBy('id')
    .execute();
  return rows.map((row) => shown(row, user));
}

async function findForChange(
  database: Kysely<Tables>,
  user: QueryUser,
  id: string,
  version: number,
): Promise<SavedQuery | SavedQueryRefusal> {
  const [query] = await read(database, user, id);
  if (!query) {
    return { kind: 'notFound' };
  }
  if (!query.mayChange) {
    return { kind: 'notYours' };
  }
  return query.version === version ? query : { kind: 'stale', version: query.version };
}

async function isTaken(
  database: Kysely<Tables>,
  owner: string,
  id: string,
  { name }: SavedQueryBody,
): Promise<boolean> {
  const other = await database
    .selectFrom('queries')
    .select('id')
    .where('owner', '=', owner)
    .where('nameKey', '=', nameKeyOf(name))
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

function columnsOf({ name, isPublic, query }: SavedQueryBody) {
  return { name, nameKey: nameKeyOf(name), isPublic: isPublic ? 1 : 0, query: JSON.stringify(query) };
}

function shown(row: Selectable<Tables['queries']>, user: QueryUser): SavedQuery {
  const { id, version, name, owner, ownerName, changedAt, ranAt } = row;
  return {
    id,
    version,
    name,
    isPublic: row.isPublic === 1,
    query: JSON.parse(row.query) as SearchQuery,
    owner: { id: owner, name: ownerName },
    changedAt,
    ranAt,
    mayChange: owner === user.id || user.rights.includes('alarms.seeAll'),
  };
}
