import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** How long things are kept, in days; `null` is for ever. */
export interface Retention {
  readonly eventRetentionDays: number | null;
  readonly alarmRetentionDays: number | null;
}

/** Reads how long things are kept. */
export function readRetention(database: Kysely<Tables>): Promise<Retention> {
  return database
    .selectFrom('site')
    .select(['eventRetentionDays', 'alarmRetentionDays'])
    .executeTakeFirstOrThrow();
}

/** The last position of the journal of which something was forgotten: who was here last before it needs everything anew. */
export async function readForgottenThrough(database: Kysely<Tables>): Promise<number> {
  const row = await database.selectFrom('site').select('forgottenThrough').executeTakeFirstOrThrow();
  return row.forgottenThrough;
}

/**
 * Forgets some alarms that were closed before an instant, each with its whole record; answers how many. The last alarm and the
 * one with the last row of the journal stay, because the next number and the next position are counted from them.
 */
export async function forgetAlarms(
  transaction: Transaction<Tables>,
  before: string,
  most: number,
): Promise<number> {
  const heads = await transaction
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('alarms')
        .select(({ fn }) => fn.max('number').as('number'))
        .as('number'),
      selectFrom('journal').select('alarm').orderBy('position', 'desc').limit(1).as('alarm'),
    ])
    .executeTakeFirstOrThrow();
  const alarms = await transaction
    .selectFrom('alarms')
    .select(['number', 'changedPosition'])
    .where('closedAt', 'is not', null)
    .where('closedAt', '<', before)
    .where('number', 'not in', [heads.number ?? 0, heads.alarm ?? 0])
    .orderBy('closedAt')
    .limit(most)
    .execute();
  if (alarms.length === 0) {
    return 0;
  }
  const numbers = alarms.map(({ number }) => number);
  const last = Math.max(...alarms.map(({ changedPosition }) => changedPosition));
  // Without being on this list no row of the journal can be deleted.
  await transaction
    .insertInto('forgottenAlarms')
    .values(numbers.map((alarm) => ({ alarm })))
    .execute();
  await transaction.deleteFrom('journal').where('alarm', 'in', numbers).execute();
  await transaction.deleteFrom('alarmAudience').where('alarm', 'in', numbers).execute();
  await transaction.deleteFrom('alarms').where('number', 'in', numbers).execute();
  await transaction.deleteFrom('forgottenAlarms').execute();
  await transaction
    .updateTable('site')
    .set({ forgottenThrough: last })
    .where('forgottenThrough', '<', last)
    .execute();
  return numbers.length;
}

/** The place of an event in the order in which events came. */
export interface EventPlace {
  readonly serverAt: string;
  readonly rowid: number;
}

/**
 * Looks at some events that came before an instant and forgets those that no alarm points at (R-B02). Answers where to go on,
 * `null` at the end: those that stay must not be looked at again and again.
 */
export async function forgetEvents(
  transaction: Transaction<Tables>,
  before: string,
  most: number,
  after: EventPlace | null,
): Promise<EventPlace | null> {
  const rows = await transaction
    .selectFrom('events')
    .select(({ exists, selectFrom }) => [
      'id',
      'serverAt',
      sql<number>`events.rowid`.as('rowid'),
      exists(selectFrom('alarms').select('number').whereRef('alarms.event', '=', 'events.id')).as('isRaised'),
    ])
    .where('serverAt', '<', before)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(serverAt, events.rowid) > (${after?.serverAt}, ${after?.rowid})`),
    )
    .orderBy('serverAt')
    .orderBy(sql`events.rowid`)
    .limit(most)
    .execute();
  const last = rows.at(-1);
  await deleteEvents(
    transaction,
    rows.filter(({ isRaised }) => !isRaised),
  );
  return last && rows.length === most ? { serverAt: last.serverAt, rowid: last.rowid } : null;
}

async function deleteEvents(
  transaction: Transaction<Tables>,
  events: readonly { readonly id: string }[],
): Promise<void> {
  const ids = events.map(({ id }) => id);
  await transaction
    .insertInto('looseFiles')
    .columns(['file'])
    .expression(({ selectFrom }) =>
      selectFrom('eventImages').select('file').distinct().where('event', 'in', ids),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction.deleteFrom('eventImages').where('event', 'in', ids).execute();
  await transaction.deleteFrom('events').where('id', 'in', ids).execute();
}

/** Forgets the answers to some commands that were given before an instant; answers how many. */
export async function forgetCommands(
  transaction: Transaction<Tables>,
  before: string,
  most: number,
): Promise<number> {
  const commands = await transaction
    .selectFrom('commands')
    .select('id')
    .where('at', '<', before)
    .orderBy('at')
    .limit(most)
    .execute();
  const ids = commands.map(({ id }) => id);
  await transaction.deleteFrom('commands').where('id', 'in', ids).execute();
  return ids.length;
}

/** Takes some files off the list of those that lost a reference; answers the ones to which nothing refers any more. */
export async function takeLooseFiles(
  transaction: Transaction<Tables>,
  most: number,
): Promise<readonly string[]> {
  const rows = await transaction
    .selectFrom('looseFiles')
    .select(({ exists, selectFrom }) => [
      'file',
      exists(
        selectFrom('eventImages').select('event').whereRef('eventImages.file', '=', 'looseFiles.file'),
      ).as('isShown'),
      // The same content may have been put here as the file of a procedure (R-C08).
      exists(selectFrom('files').select('id').whereRef('files.id', '=', 'looseFiles.file')).as('isUploaded'),
    ])
    .limit(most)
    .execute();
  const files = rows.map(({ file }) => file);
  await transaction.deleteFrom('looseFiles').where('file', 'in', files).execute();
  return rows.filter(({ isShown, isUploaded }) => !isShown && !isUploaded).map(({ file }) => file);
}
