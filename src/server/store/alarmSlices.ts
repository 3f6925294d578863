import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { alarmOf } from './alarmRows.ts';
import type { Tables } from './schema.ts';

/** What is read between two turns of the event loop: a few milliseconds of work. */
const sliceMost = 200;

/**
 * Reads the alarms of these numbers, in their order. A list may be ten thousand long, and reading is synchronous under the hood:
 * between two slices an alarm that comes in meanwhile is written and told.
 */
export async function readInSlices(
  database: Kysely<Tables>,
  numbers: readonly number[],
): Promise<readonly Alarm[]> {
  const alarms: Alarm[] = [];
  for (let from = 0; from < numbers.length; from += sliceMost) {
    if (from > 0) await nextTurn();
    const slice = numbers.slice(from, from + sliceMost);
    const rows = await database
      .selectFrom('alarms')
      .selectAll()
      .where(sql<boolean>`number in (select value from json_each(${JSON.stringify(slice)}))`)
      .execute();
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    for (const number of slice) {
      const row = byNumber.get(number);
      if (row) alarms.push(alarmOf(row));
    }
  }
  return alarms;
}
