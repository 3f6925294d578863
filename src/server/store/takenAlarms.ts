import { expressionBuilder, type Kysely, sql } from 'kysely';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { type Audience, maySee, type Viewer } from '../../shared/domain/audience.ts';
import type { Tables } from './schema.ts';
import { visibleTo } from './visibility.ts';

/** An alarm that is no longer a user's to see, and the version at which that was so. */
export type TakenAlarm = Pick<Alarm, 'id' | 'version'>;

/**
 * The alarms that a user could see at a position of the journal and cannot see now because they were given other recipients;
 * `null` when more than so many changes would have to be looked at.
 */
export async function readTaken(
  database: Kysely<Tables>,
  position: number,
  most: number,
  viewer: Viewer,
): Promise<readonly TakenAlarm[] | null> {
  const rows = await database
    .selectFrom('journal')
    .innerJoin('alarms', 'alarms.number', 'journal.alarm')
    .select(['alarms.id', 'alarms.version', 'journal.body'])
    // A literal, because the index over these rows serves only who asks for them in its own words.
    .where('journal.kind', '=', sql.lit('audienceChanged' as const))
    .where('journal.position', '>', position)
    .where(({ not }) => not(visibleTo(viewer)(expressionBuilder<Tables, 'alarms'>())))
    .orderBy('journal.position')
    .limit(most + 1)
    .execute();
  if (rows.length > most) {
    return null;
  }
  const first = new Map(rows.toReversed().map((row) => [row.id, row]));
  return [...first.values()]
    .filter(({ body }) => maySee((JSON.parse(body) as { readonly before: Audience }).before, viewer))
    .map(({ id, version }) => ({ id, version }));
}
