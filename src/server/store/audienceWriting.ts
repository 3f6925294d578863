import type { Kysely } from 'kysely';
import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Audience } from '../../shared/domain/audience.ts';
import { alarmOf, snapshotOf } from './alarmRows.ts';
import type { Tables } from './schema.ts';

/** The rows under which the recipients of an alarm are found from their side. */
export function recipientsOf({
  roles,
  users,
}: Audience): readonly { readonly kind: 'role' | 'user'; readonly ref: string }[] {
  return [
    ...[...new Set(roles)].map((ref) => ({ kind: 'role' as const, ref })),
    ...[...new Set(users)].map((ref) => ({ kind: 'user' as const, ref })),
  ];
}

/** Gives an alarm other recipients: in its snapshot, and where they look for what is theirs. */
export async function writeAudience(database: Kysely<Tables>, alarm: Alarm): Promise<void> {
  const { number } = alarm;
  await database
    .updateTable('alarms')
    .set({ snapshot: JSON.stringify(snapshotOf(alarm)) })
    .where('number', '=', number)
    .execute();
  await database.deleteFrom('alarmAudience').where('alarm', '=', number).execute();
  const rows = recipientsOf(alarm.audience).map((recipient) => ({ ...recipient, alarm: number }));
  if (rows.length > 0) {
    await database.insertInto('alarmAudience').values(rows).execute();
  }
}

/** Open alarms after a number, in the order of their numbers, at most so many. */
export async function readOpenAfter(
  database: Kysely<Tables>,
  after: number,
  most: number,
): Promise<readonly Alarm[]> {
  const rows = await database
    .selectFrom('alarms')
    .selectAll()
    .where('closedAt', 'is', null)
    .where('number', '>', after)
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map(alarmOf);
}
