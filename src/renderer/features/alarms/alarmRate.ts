import type { AlarmsState } from './alarmsSlice.ts';
import { allAlarms } from './alarmTable.ts';

const minuteMs = 60_000;
const minutesShown = 10;

/** How many alarms were raised in each of the ten minutes up to `now` (ms), the oldest first; those that have gone again included. */
export function alarmsPerMinute({ table, departed }: AlarmsState, now: number): readonly number[] {
  const counts = Array.from({ length: minutesShown }, () => 0);
  // Instants of one form compare as text; most alarms are older and need not be read.
  const since = new Date(now - minutesShown * minuteMs).toISOString();
  const gone = Object.values(departed).flatMap(({ alarm }) => alarm ?? []);
  for (const { raisedAt } of [...allAlarms(table), ...gone]) {
    if (raisedAt > since) {
      // An alarm may be a moment "younger" than this machine's last look at the clock.
      const age = Math.max(0, Math.floor((now - Date.parse(raisedAt)) / minuteMs));
      const minute = minutesShown - 1 - age;
      counts[minute] = (counts[minute] ?? 0) + 1;
    }
  }
  return counts;
}
