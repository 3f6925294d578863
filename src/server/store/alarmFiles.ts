import type { Kysely } from 'kysely';
import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Tables } from './schema.ts';

/** Remembers which files the procedures of new alarms show, so that whoever may see one of them may open them (R-F07). */
export async function writeAlarmFiles(database: Kysely<Tables>, alarms: readonly Alarm[]): Promise<void> {
  for (const { number, procedure } of alarms) {
    const files = new Set((procedure?.steps ?? []).flatMap(({ attachment }) => attachment?.file ?? []));
    if (files.size > 0) {
      const rows = [...files].map((file) => ({ file, alarm: number }));
      await database.insertInto('alarmFiles').values(rows).execute();
    }
  }
}
