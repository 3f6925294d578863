import { type Kysely, sql } from 'kysely';
import type { AdditionalInformation } from '../../../shared/domain/alarm.ts';
import type { ConfigurationItem } from '../../../shared/link/configuration.ts';
import type { EventDetails, FoundAlarm, FoundEvent } from '../../../shared/link/search.ts';
import { referenceOf } from '../alarmRows.ts';
import { itemOf } from '../configurationItems.ts';
import type { Tables } from '../schema.ts';
import type { Candidate } from './searchGround.ts';

/** Reads alarms that were found, in the order in which they were found. */
export async function readFoundAlarms(
  database: Kysely<Tables>,
  found: readonly Candidate[],
): Promise<readonly FoundAlarm[]> {
  const numbers = found.map(({ tie }) => tie);
  const rows = await database
    .selectFrom('alarms')
    .innerJoin('alarmSeries', 'alarmSeries.id', 'alarms.series')
    .select([
      'alarms.id',
      'alarms.number',
      'alarms.definition',
      'alarms.name',
      'alarmSeries.kind as eventType',
      'alarms.priority',
      'state',
      'occurredAt',
      'raisedAt',
      'assignee',
      'assigneeName',
      'closedAt',
      'closedBy',
      'closedByName',
      'closeReason as reason',
      'closeText as text',
    ])
    .where('alarms.number', 'in', numbers)
    .execute();
  const byNumber = new Map(
    rows.map(({ assignee, assigneeName, closedBy, closedByName, ...row }) => [
      row.number,
      { ...row, owner: referenceOf(assignee, assigneeName), closedBy: referenceOf(closedBy, closedByName) },
    ]),
  );
  // One that was deleted between the two readings is left out.
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

/** Reads events that were found, in the order in which they were found, with those of their alarms that lie in these series. */
export async function readFoundEvents(
  database: Kysely<Tables>,
  found: readonly Candidate[],
  seenSeries: ReadonlySet<number>,
): Promise<readonly EventDetails[]> {
  const rowids = found.map(({ tie }) => tie);
  const rows = await database
    .selectFrom('events')
    .select([
      sql<number>`rowid`.as('rowid'),
      'id',
      'kind',
      'source',
      'subject',
      'resource',
      'phase',
      'deviceAt',
      'serverAt',
      'raised',
      'data',
    ])
    .where(sql<number>`rowid`, 'in', rowids)
    .execute();
  const resources = await readResources(
    database,
    rows.flatMap(({ resource }) => resource ?? []),
  );
  const alarms = await readAlarmsOf(
    database,
    rows.filter(({ raised }) => raised === 1).map(({ id }) => id),
    seenSeries,
  );
  const byRowid = new Map(
    rows.map(({ rowid, kind, raised, resource, data, ...row }) => {
      const additional = readAdditional(data);
      const event: EventDetails = {
        ...row,
        eventType: kind,
        raised: raised === 1,
        resource: resources.get(resource ?? '') ?? null,
        message: additional.message,
        plate: additional.plate?.text ?? null,
        cardholder: additional.cardholder?.name ?? additional.cardholder?.card ?? null,
        alarms: alarms.get(row.id) ?? [],
        additional,
      };
      return [rowid, event];
    }),
  );
  return rowids.flatMap((rowid) => byRowid.get(rowid) ?? []);
}

/** An event as a list shows it, without what only its details show. */
export function withoutDetails({ additional: _additional, ...event }: EventDetails): FoundEvent {
  return event;
}

function readAdditional(data: string): AdditionalInformation {
  const { message, plate, cardholder, attributes, images } = JSON.parse(
    data,
  ) as Partial<AdditionalInformation>;
  return {
    message: message ?? null,
    plate: plate ?? null,
    cardholder: cardholder ?? null,
    attributes: attributes ?? {},
    images: images ?? [],
  };
}

async function readResources(
  database: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<FoundEvent['resource']>>> {
  const rows = await database
    .selectFrom('resources')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => {
      const { id, name, kind, video }: ConfigurationItem<'resources'> = itemOf<'resources'>(row);
      return [id, { id, name, kind, hasVideo: video !== null }];
    }),
  );
}

async function readAlarmsOf(
  database: Kysely<Tables>,
  events: readonly string[],
  seenSeries: ReadonlySet<number>,
): Promise<ReadonlyMap<string, FoundEvent['alarms']>> {
  const rows = await database
    .selectFrom('alarms')
    .select(['id', 'number', 'event', 'series'])
    .where('event', 'in', events)
    .orderBy('number')
    .execute();
  const seen = rows.filter(({ series }) => seenSeries.has(series));
  const byEvent = Map.groupBy(seen, ({ event }) => event);
  return new Map(
    [...byEvent].map(([event, alarms]) => [event, alarms.map(({ id, number }) => ({ id, number }))]),
  );
}
