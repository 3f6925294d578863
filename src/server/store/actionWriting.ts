import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActionKind, AlarmAction } from '../../shared/domain/action.ts';
import type { Alarm } from '../../shared/domain/alarm.ts';
import type { Tables } from './schema.ts';

/** What became of an action: it is over, or it is tried again. */
export type SettledAction =
  | {
      readonly id: string;
      readonly at: string;
      readonly outcome: 'actionDone' | 'actionFailed';
      /** For the alarm's record: never an address, a secret or whom it went to. */
      readonly detail: string | null;
      /** The row that a bookmark makes, in the same transaction. */
      readonly bookmark?:
        | { readonly resource: string | null; readonly at: string; readonly text: string }
        | undefined;
    }
  | { readonly id: string; readonly at: string; readonly outcome: 'retry'; readonly dueAt: string };

/** Queues what an alarm is to do, due at once. */
export async function queueActions(
  database: Kysely<Tables>,
  alarm: Alarm,
  actions: readonly AlarmAction[],
): Promise<void> {
  if (actions.length === 0) {
    return;
  }
  await database
    .insertInto('pendingActions')
    .values(
      actions.map((action) => ({
        id: randomUUID(),
        alarm: alarm.number,
        kind: action.kind,
        target: targetOf(action),
        action: JSON.stringify(action),
        tries: 0,
        queuedAt: alarm.raisedAt,
        dueAt: alarm.raisedAt,
      })),
    )
    .execute();
}

/** Writes what became of an action; answers the row of the journal that says so, or none where it is not over. */
export async function settleAction(
  database: Kysely<Tables>,
  settled: SettledAction,
): Promise<Omit<Tables['journal'], 'position'> | null> {
  const pending = await database
    .selectFrom('pendingActions')
    .innerJoin('alarms', 'alarms.number', 'pendingActions.alarm')
    .select(['pendingActions.kind', 'pendingActions.tries', 'alarms.number', 'alarms.state'])
    .where('pendingActions.id', '=', settled.id)
    .executeTakeFirst();
  if (!pending) {
    // Its alarm is gone, or it was settled before.
    return null;
  }
  const tries = pending.tries + 1;
  if (settled.outcome === 'retry') {
    await database
      .updateTable('pendingActions')
      .set({ tries, dueAt: settled.dueAt })
      .where('id', '=', settled.id)
      .execute();
    return null;
  }
  await database.deleteFrom('pendingActions').where('id', '=', settled.id).execute();
  if (settled.bookmark) {
    await database
      .insertInto('bookmarks')
      .values({ id: settled.id, alarm: pending.number, ...settled.bookmark })
      .execute();
  }
  const body: OutcomeBody = { action: pending.kind, tries, detail: settled.detail };
  return {
    at: settled.at,
    kind: settled.outcome,
    alarm: pending.number,
    actor: null,
    actorName: null,
    fromState: pending.state,
    toState: pending.state,
    comment: null,
    commandId: null,
    body: JSON.stringify(body),
  };
}

/** What the record says of an action. */
interface OutcomeBody {
  readonly action: ActionKind;
  readonly tries: number;
  readonly detail: string | null;
}

/** What actions share and may wait for: a host that does not answer must not hold up the others. */
function targetOf(action: AlarmAction): string {
  switch (action.kind) {
    case 'webhook':
    case 'output':
      // Nothing about an action may keep its alarm from being raised.
      return URL.canParse(action.url) ? new URL(action.url).host : action.kind;
    default:
      return action.kind;
  }
}
