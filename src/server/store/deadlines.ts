import type { Kysely } from 'kysely';
import type { Deadline } from '../../shared/domain/alarmLifeCycle.ts';
import type { Tables } from './schema.ts';

/** The deadlines that are due at an instant, in the order in which they fell due; escalation first where both did at once. */
export async function readDueDeadlines(
  database: Kysely<Tables>,
  at: string,
  most: number,
): Promise<readonly { readonly alarm: string; readonly deadline: Deadline }[]> {
  const due = [
    ...(await readDue(database, 'escalate', at, most)),
    ...(await readDue(database, 'expire', at, most)),
  ];
  return due
    .sort(
      (one, other) =>
        compare(one.dueAt, other.dueAt) || compare(one.deadline, other.deadline) || one.number - other.number,
    )
    .slice(0, most)
    .map(({ id, deadline }) => ({ alarm: id, deadline }));
}

/** When the next deadline falls due; `null` when none is set. */
export async function readNextDueAt(database: Kysely<Tables>): Promise<string | null> {
  const [escalation] = await earliest(database, 'escalate', 1);
  const [expiry] = await earliest(database, 'expire', 1);
  const [first] = [escalation, expiry].flatMap((due) => due?.dueAt ?? []).sort(compare);
  return first ?? null;
}

async function readDue(database: Kysely<Tables>, deadline: Deadline, at: string, most: number) {
  const rows = await earliest(database, deadline, most, at);
  return rows.map((row) => ({ ...row, deadline }));
}

/** Repeats the conditions of the partial indexes word for word: SQLite uses them only then. */
async function earliest(database: Kysely<Tables>, deadline: Deadline, most: number, until?: string) {
  const column = deadline === 'escalate' ? 'escalateAt' : 'expireAt';
  const rows = await database
    .selectFrom('alarms')
    .select(['id', 'number', column])
    .where(column, 'is not', null)
    .where('closedAt', 'is', null)
    .where('state', 'in', deadline === 'escalate' ? ['new'] : ['new', 'escalated'])
    .$if(until !== undefined, (query) => query.where(column, '<=', until ?? ''))
    .orderBy(column)
    .orderBy('number')
    .limit(most)
    .execute();
  return rows.map((row) => ({ id: row.id, number: row.number, dueAt: row[column] ?? '' }));
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
