import { type AlarmsState, changesSince } from './alarmsSlice.ts';
import { allAlarms } from './alarmTable.ts';

const minuteMs = 60_000;
const minutesShown = 10;

/**
 * Counts how many alarms were raised in each of the ten minutes up to `now` (ms), the oldest first; those that have gone again
 * included. Follows the list by its changes: asked every second, it must not read 20,000 alarms each time.
 */
export function createRateCounter(): (state: AlarmsState, now: number) => readonly number[] {
  let recent = new Map<string, number>();
  let revision = -1;
  const note = (id: string, raisedAt: string, since: number) => {
    const at = Date.parse(raisedAt);
    if (at > since) {
      recent.set(id, at);
    }
  };
  return (state, now) => {
    const since = now - minutesShown * minuteMs;
    const changes = changesSince(state, revision);
    if (changes === null) {
      recent = new Map();
      const gone = Object.values(state.departed).flatMap(({ alarm }) => alarm ?? []);
      for (const { id, raisedAt } of [...allAlarms(state.table), ...gone]) {
        note(id, raisedAt, since);
      }
    }
    for (const { before, after } of changes ?? []) {
      if (after) {
        note(after.id, after.raisedAt, since);
      } else if (before && !state.departed[before.id]?.alarm) {
        // What he may no longer see is not counted for him either.
        recent.delete(before.id);
      }
    }
    revision = state.revision;
    return countByMinute(recent, now);
  };
}

/** Counts, and forgets what is older. */
function countByMinute(recent: Map<string, number>, now: number): readonly number[] {
  const counts = Array.from({ length: minutesShown }, () => 0);
  for (const [id, at] of recent) {
    // An alarm may be a moment "younger" than this machine's last look at the clock.
    const age = Math.max(0, Math.floor((now - at) / minuteMs));
    const minute = minutesShown - 1 - age;
    if (minute < 0) {
      recent.delete(id);
    } else {
      counts[minute] = (counts[minute] ?? 0) + 1;
    }
  }
  return counts;
}
