import type { Kysely } from 'kysely';
import type { Alarm, Priority } from '../../../shared/domain/alarm.ts';
import type { Audience } from '../../../shared/domain/audience.ts';
import type { LedgerMemory } from '../ledgerMemory.ts';
import { PreparedQuery, slot, slotsOf } from '../preparedQuery.ts';
import type { Tables } from '../schema.ts';
import type { QueryRunner } from '../sqliteDialect.ts';

interface AlarmSeriesValues {
  readonly definition: string;
  readonly name: string;
  readonly priority: Priority;
  readonly kind: string;
  readonly audience: string;
}

interface EventSeriesValues {
  readonly kind: string;
  readonly resource: string;
  readonly raised: number;
  readonly audience: string;
}

type Found = { readonly id: number };

/** The queries that find and make series, compiled once per database. */
export function prepareSeriesQueries(database: Kysely<Tables>) {
  return {
    findAlarmSeries: new PreparedQuery<AlarmSeriesValues, Found>(
      database
        .selectFrom('alarmSeries')
        .select('id')
        .where('definition', '=', slot<string>('definition'))
        .where('name', '=', slot<string>('name'))
        .where('priority', '=', slot<Priority>('priority'))
        .where('kind', '=', slot<string>('kind'))
        .where('audience', '=', slot<string>('audience')),
    ),
    insertAlarmSeries: new PreparedQuery<AlarmSeriesValues, Found>(
      database
        .insertInto('alarmSeries')
        .values(slotsOf(['definition', 'name', 'priority', 'kind', 'audience']))
        .returning('id'),
    ),
    findEventSeries: new PreparedQuery<EventSeriesValues, Found>(
      database
        .selectFrom('eventSeries')
        .select('id')
        .where('kind', '=', slot<string>('kind'))
        .where('resource', '=', slot<string>('resource'))
        .where('raised', '=', slot<number>('raised'))
        .where('audience', '=', slot<string>('audience')),
    ),
    insertEventSeries: new PreparedQuery<EventSeriesValues, Found>(
      database
        .insertInto('eventSeries')
        .values(slotsOf(['kind', 'resource', 'raised', 'audience']))
        .returning('id'),
    ),
  };
}

/** Finds the series of what is being written, or makes it. */
export class SeriesWriting {
  readonly #runner: QueryRunner;
  readonly #queries: ReturnType<typeof prepareSeriesQueries>;
  readonly #known: LedgerMemory['series'];

  constructor(
    runner: QueryRunner,
    queries: ReturnType<typeof prepareSeriesQueries>,
    { series }: LedgerMemory,
  ) {
    this.#runner = runner;
    this.#queries = queries;
    this.#known = series;
  }

  /** The series of an alarm. */
  ofAlarm({ definition, name, priority, event, audience }: Omit<Alarm, 'number' | 'count'>): Promise<number> {
    const { findAlarmSeries, insertAlarmSeries } = this.#queries;
    const values = { definition, name, priority, kind: event.kind, audience: JSON.stringify(audience) };
    return this.#find(values, findAlarmSeries, insertAlarmSeries);
  }

  /** The series of an event; the audience is that of all its alarms, nothing where it raised none. */
  ofEvent(kind: string, resource: string | null, audience: Audience | null): Promise<number> {
    const { findEventSeries, insertEventSeries } = this.#queries;
    const values = {
      kind,
      resource: resource ?? '',
      raised: audience === null ? 0 : 1,
      audience: audience === null ? '' : JSON.stringify(audience),
    };
    return this.#find(values, findEventSeries, insertEventSeries);
  }

  async #find<Values extends object>(
    values: Values,
    find: PreparedQuery<Values, Found>,
    insert: PreparedQuery<Values, Found>,
  ): Promise<number> {
    // With the names of the parts: nothing that a sender writes can look like another series.
    const key = JSON.stringify(values);
    const known = this.#known.get(key);
    if (known !== undefined) {
      return known;
    }
    const found = (await find.first(this.#runner, values)) ?? (await insert.first(this.#runner, values));
    if (!found) {
      throw new Error('a series was neither found nor made');
    }
    this.#known.set(key, found.id);
    return found.id;
  }
}
