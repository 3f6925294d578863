import type { AlarmAction } from '../../shared/domain/action.ts';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { alarmOf } from './alarmRows.ts';
import type { Connections } from './connections.ts';

/** An action that has yet to be done. */
export interface PendingAction {
  readonly id: string;
  readonly target: string;
  readonly action: AlarmAction;
  /** How often it was tried. */
  readonly tries: number;
  readonly queuedAt: string;
  /** The alarm as it is now. */
  readonly alarm: Alarm;
}

/** Reads of what alarms still have to do; only the engine writes there. */
export interface ActionQueue {
  /** What is due, oldest first, without what is being done already and without targets that have enough to do. */
  due(
    at: string,
    most: number,
    except: { readonly ids: readonly string[]; readonly targets: readonly string[] },
  ): Promise<readonly PendingAction[]>;
  /** When the next action falls due, leaving out what is being done; `null` for never. */
  nextDueAt(exceptIds: readonly string[]): Promise<string | null>;
}

/** The queue over the database. */
export function actionQueueOver({ reader }: Connections): ActionQueue {
  return {
    due: async (at, most, { ids, targets }) => {
      const pending = await reader
        .selectFrom('pendingActions')
        .selectAll()
        .where('dueAt', '<=', at)
        .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
        .$if(targets.length > 0, (query) => query.where('target', 'not in', targets))
        .orderBy('dueAt')
        .orderBy('id')
        .limit(most)
        .execute();
      const numbers = [...new Set(pending.map(({ alarm }) => alarm))];
      if (numbers.length === 0) {
        return [];
      }
      const rows = await reader.selectFrom('alarms').selectAll().where('number', 'in', numbers).execute();
      const alarms = new Map(rows.map((row) => [row.number, alarmOf(row)]));
      return pending.flatMap(({ id, target, action, tries, queuedAt, alarm: number }) => {
        const alarm = alarms.get(number);
        return alarm ? { id, target, action: JSON.parse(action) as AlarmAction, tries, queuedAt, alarm } : [];
      });
    },

    nextDueAt: async (exceptIds) => {
      const row = await reader
        .selectFrom('pendingActions')
        .select(({ fn }) => fn.min('dueAt').as('dueAt'))
        .$if(exceptIds.length > 0, (query) => query.where('id', 'not in', exceptIds))
        .executeTakeFirst();
      return row?.dueAt ?? null;
    },
  };
}
