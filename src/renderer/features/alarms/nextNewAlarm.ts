import { type AlarmTable, alarmOf } from './alarmTable.ts';

/** The next alarm below `from` that is new, going round at the end; `null` where there is none. */
export function nextNewAlarm(
  order: readonly string[],
  alarms: AlarmTable,
  from: string | null,
): string | null {
  const start = from === null ? -1 : order.indexOf(from);
  const round = [...order.slice(start + 1), ...order.slice(0, start + 1)];
  return round.find((id) => alarmOf(alarms, id)?.state === 'new') ?? null;
}
