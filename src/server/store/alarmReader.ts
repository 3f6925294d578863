import { expressionBuilder, type Kysely } from 'kysely';
import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { JournalEntry } from '../../shared/link/rest.ts';
import { alarmOf, referenceOf } from './alarmRows.ts';
import { readInSlices } from './alarmSlices.ts';
import type { Connections } from './connections.ts';
import type { AlarmPage, AlarmReader } from './contract.ts';
import { type PageKey, readPageKey, writePageKey } from './pageKey.ts';
import { readForgottenThrough } from './retention.ts';
import type { Tables } from './schema.ts';
import { readTaken } from './takenAlarms.ts';
import { receivedBy, visibleTo } from './visibility.ts';

/** As many earlier alarms as the history shows (R-E11). */
const earlierAlarmsMost = 100;

/** Reads of alarms over the database. */
export function alarmsOver(connections: Connections): AlarmReader {
  const { reader, read } = connections;
  return {
    open: (viewer) =>
      read(async (database) => ({
        alarms: await readOpen(database, viewer),
        position: await readHead(database),
      })),

    alarm: async (id, viewer) => {
      const row = await reader
        .selectFrom('alarms')
        .selectAll()
        .where('id', '=', id)
        .where(visibleTo(viewer))
        .executeTakeFirst();
      return row ? alarmOf(row) : null;
    },

    page: async (query, viewer) => {
      const after = query.after === undefined ? undefined : readPageKey(query.after);
      return after === null ? null : readPage(reader, { ...query, after }, viewer);
    },

    changedSince: (position, most, viewer) =>
      read(async (database) => {
        // Each alarm stands at the row of its last change, so the journal brings it once and in order.
        const changed = await database
          .selectFrom('journal')
          .innerJoin('alarms', (join) =>
            join
              .onRef('alarms.number', '=', 'journal.alarm')
              .onRef('alarms.changedPosition', '=', 'journal.position'),
          )
          .select('alarms.number')
          .where('journal.position', '>', position)
          .where(visibleTo(viewer)(expressionBuilder<Tables, 'alarms'>()))
          .orderBy('journal.position')
          .limit(most + 1)
          .execute();
        // What was forgotten since cannot be told to be gone.
        const isForgotten = position < (await readForgottenThrough(database));
        const taken = await readTaken(database, position, most, viewer);
        if (isForgotten || changed.length > most || taken === null) return null;
        const alarms = await readInSlices(
          database,
          changed.map(({ number }) => number),
        );
        return { alarms, taken, position: await readHead(database) };
      }),

    raisedSince: (position, viewer) =>
      reader
        .selectFrom('alarms')
        .select(['id', 'priority', 'raisedPosition as position'])
        .where('closedAt', 'is', null)
        .where('state', 'in', ['new', 'escalated'])
        .where('raisedPosition', '>', position)
        .where(receivedBy(viewer))
        .orderBy('raisedPosition')
        .execute(),

    history: (alarm, viewer) =>
      read(async (database) => ({
        journal: await readJournal(database, alarm),
        earlier: await readEarlier(database, alarm, viewer),
      })),

    head: () => readHead(reader),
  };
}

async function readHead(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom('journal')
    .select(({ fn }) => fn.max('position').as('head'))
    .executeTakeFirst();
  return Number(row?.head ?? 0);
}

async function readOpen(database: Kysely<Tables>, viewer: Viewer): Promise<readonly Alarm[]> {
  const open = await database
    .selectFrom('alarms')
    .select('number')
    .where('closedAt', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('number')
    .execute();
  return readInSlices(
    database,
    open.map(({ number }) => number),
  );
}

interface PageQuery {
  readonly state: string;
  readonly limit: number;
  readonly after: PageKey | undefined;
  readonly definition?: string | undefined;
}

async function readPage(
  database: Kysely<Tables>,
  { state, limit, after, definition }: PageQuery,
  viewer: Viewer,
): Promise<AlarmPage> {
  const rows = await database
    .selectFrom('alarms')
    .selectAll()
    .where(visibleTo(viewer))
    .$if(definition !== undefined, (query) => query.where('definition', '=', definition ?? ''))
    .$call((query) => {
      switch (state) {
        case 'open':
          return query.where('closedAt', 'is', null);
        case 'closed':
          // All that ended; those that a person closed and those that expired are told apart by their state.
          return query.where('closedAt', 'is not', null);
        default:
          return query.where(({ eb, val }) => eb('state', '=', val(state as Alarm['state'])));
      }
    })
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('raisedAt', 'number'), '<', tuple(after?.raisedAt ?? '', after?.number ?? 0)),
      ),
    )
    .orderBy('raisedAt', 'desc')
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { alarms: shown.map(alarmOf), next: rows.length > limit && last ? writePageKey(last) : null };
}

async function readJournal(
  database: Kysely<Tables>,
  { id, number }: Alarm,
): Promise<readonly JournalEntry[]> {
  const rows = await database
    .selectFrom('journal')
    .selectAll()
    .where('alarm', '=', number)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    position: row.position,
    at: row.at,
    kind: row.kind,
    alarm: id,
    actor: referenceOf(row.actor, row.actorName),
    from: row.fromState,
    to: row.toState,
    comment: row.comment,
    commandId: row.commandId,
    // Who else receives the alarm is no part of what its users see of it.
    body: row.kind === 'audienceChanged' ? {} : (JSON.parse(row.body) as JournalEntry['body']),
  }));
}

async function readEarlier(
  database: Kysely<Tables>,
  { definition, number, raisedAt }: Alarm,
  viewer: Viewer,
): Promise<readonly Alarm[]> {
  const rows = await database
    .selectFrom('alarms')
    .selectAll()
    .where('definition', '=', definition)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('raisedAt', 'number'), '<', tuple(raisedAt, number)))
    .where(visibleTo(viewer))
    .orderBy('raisedAt', 'desc')
    .orderBy('number', 'desc')
    .limit(earlierAlarmsMost)
    .execute();
  return rows.map(alarmOf);
}
