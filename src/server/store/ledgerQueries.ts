import { type Kysely, sql } from 'kysely';
import type { ChangingColumns } from './alarmRows.ts';
import { PreparedQuery, slot, slotsOf } from './preparedQuery.ts';
import type { AlarmsRow, Tables } from './schema.ts';
import { prepareSeriesQueries } from './search/seriesWriting.ts';

const eventColumns = [
  'id',
  'source',
  'sourceEventId',
  'kind',
  'subject',
  'resource',
  'partner',
  'phase',
  'deviceAt',
  'serverAt',
  'raised',
  'data',
  'rawBody',
  'series',
] as const satisfies readonly (keyof Tables['events'])[];

const changingColumns = [
  'version',
  'assignedVersion',
  'state',
  'changedPosition',
  'assignee',
  'assigneeName',
  'escalateAt',
  'escalatedAt',
  'expireAt',
  'closedAt',
  'closedBy',
  'closedByName',
  'closeReason',
  'closeText',
  'procedure',
] as const satisfies readonly (keyof ChangingColumns)[];

/** What an alarm has when it is raised; the rest is null until somebody acts. */
const raisedColumns = [
  'number',
  'id',
  'version',
  'assignedVersion',
  'definition',
  'definitionSequence',
  'name',
  'event',
  'priority',
  'state',
  'occurredAt',
  'raisedAt',
  'raisedPosition',
  'changedPosition',
  'escalateAt',
  'expireAt',
  'count',
  'snapshot',
  'procedure',
  'series',
] as const satisfies readonly (keyof AlarmsRow)[];

/** What the first row of an alarm's record says. */
const raisedJournalColumns = [
  'position',
  'at',
  'kind',
  'alarm',
  'toState',
  'body',
] as const satisfies readonly (keyof Tables['journal'])[];

const journalColumns = [
  'position',
  'at',
  'kind',
  'alarm',
  'actor',
  'actorName',
  'fromState',
  'toState',
  'comment',
  'commandId',
  'body',
] as const satisfies readonly (keyof Tables['journal'])[];

/** The queries on the way of every event and command, compiled once per database. */
export type LedgerQueries = ReturnType<typeof prepareLedgerQueries>;

/** Compiles the queries of the ledger for a database. */
export function prepareLedgerQueries(database: Kysely<Tables>) {
  return {
    insertEvent: new PreparedQuery<Tables['events'], unknown>(
      database
        .insertInto('events')
        .values(slotsOf(eventColumns))
        .onConflict((conflict) => conflict.columns(['source', 'sourceEventId']).doNothing()),
    ),
    findEvent: new PreparedQuery<Pick<Tables['events'], 'source' | 'sourceEventId'>, { readonly id: string }>(
      database
        .selectFrom('events')
        .select('id')
        .where('source', '=', slot<string>('source'))
        .where('sourceEventId', '=', slot<string>('sourceEventId')),
    ),
    noteHeard: new PreparedQuery<{ readonly partner: string; readonly at: string }, unknown>(
      database
        .updateTable('partners')
        .set({ lastEventAt: slot<string>('at') })
        .where('id', '=', slot<string>('partner')),
    ),
    ...prepareSeriesQueries(database),
    insertRaised: new PreparedQuery<Pick<AlarmsRow, (typeof raisedColumns)[number]>, unknown>(
      database.insertInto('alarms').values(slotsOf(raisedColumns)),
    ),
    insertRaisedJournal: new PreparedQuery<
      Pick<Tables['journal'], (typeof raisedJournalColumns)[number]>,
      unknown
    >(database.insertInto('journal').values(slotsOf(raisedJournalColumns))),
    insertAudience: new PreparedQuery<Tables['alarmAudience'], unknown>(
      database.insertInto('alarmAudience').values(slotsOf(['kind', 'ref', 'alarm'])),
    ),
    insertJournal: new PreparedQuery<Tables['journal'], unknown>(
      database.insertInto('journal').values(slotsOf(journalColumns)),
    ),
    updateAlarm: new PreparedQuery<ChangingColumns & { readonly number: number }, unknown>(
      database
        .updateTable('alarms')
        .set(slotsOf(changingColumns))
        .where('number', '=', slot<number>('number')),
    ),
    findAlarm: new PreparedQuery<{ readonly id: string }, AlarmsRow>(
      database.selectFrom('alarms').selectAll().where('id', '=', slot<string>('id')),
    ),
    heads: new PreparedQuery<object, { readonly position: number | null; readonly number: number | null }>(
      database.selectNoFrom(({ selectFrom }) => [
        selectFrom('journal')
          .select(({ fn }) => fn.max('position').as('position'))
          .as('position'),
        selectFrom('alarms')
          .select(({ fn }) => fn.max('number').as('number'))
          .as('number'),
      ]),
    ),
    /** The last alarm of a definition that was raised before an instant. */
    lastOfDefinition: new PreparedQuery<
      { readonly definition: string; readonly before: string },
      { readonly definitionSequence: number }
    >(
      database
        .selectFrom('alarms')
        .select('definitionSequence')
        .where('definition', '=', slot<string>('definition'))
        .where('raisedAt', '<', slot<string>('before'))
        .orderBy('raisedAt', 'desc')
        .orderBy('number', 'desc')
        .limit(sql.lit(1)),
    ),
    /** The oldest alarm of a definition that is kept and was raised at an instant or later. */
    oldestOfDefinition: new PreparedQuery<
      { readonly definition: string; readonly from: string },
      { readonly definitionSequence: number; readonly raisedAt: string }
    >(
      database
        .selectFrom('alarms')
        .select(['definitionSequence', 'raisedAt'])
        .where('definition', '=', slot<string>('definition'))
        .where('raisedAt', '>=', slot<string>('from'))
        .orderBy('raisedAt')
        .orderBy('number')
        .limit(sql.lit(1)),
    ),
    findAnswer: new PreparedQuery<
      { readonly id: string },
      { readonly user: string; readonly answer: string }
    >(database.selectFrom('commands').select(['user', 'answer']).where('id', '=', slot<string>('id'))),
    insertAnswer: new PreparedQuery<Tables['commands'], unknown>(
      database.insertInto('commands').values(slotsOf(['id', 'user', 'at', 'answer'])),
    ),
  };
}
