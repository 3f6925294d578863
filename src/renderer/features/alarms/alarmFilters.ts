import { alarmFilters } from '../../../shared/bridge/alarmsView.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { foldText } from '../../ui/foldText.ts';
import { type AlarmChange, type AlarmsState, changesSince } from './alarmsSlice.ts';
import { allAlarms } from './alarmTable.ts';

export { alarmFilters };

/** One of `alarmFilters`. */
export type AlarmFilter = (typeof alarmFilters)[number];

/** How many alarms of the whole list each filter would show. */
export type FilterCounts = Readonly<Record<AlarmFilter, number>>;

/** Answers whether the alarm is one that the filter button is for. */
export function matchesFilter(alarm: AlarmView, filter: AlarmFilter, userId: string | null): boolean {
  switch (filter) {
    case 'new':
      return alarm.state === 'new';
    case 'escalated':
      return alarm.state === 'escalated';
    case 'mine':
      return alarm.assignee !== null && alarm.assignee.id === userId;
  }
}

/**
 * Answers whether the pressed filters show the alarm. Several pressed ones add up: an alarm cannot be new and escalated at
 * once, so "all of them" would always be an empty list. With search they combine the other way: both must agree.
 */
export function passesFilters(
  alarm: AlarmView,
  filters: readonly AlarmFilter[],
  userId: string | null,
): boolean {
  return filters.length === 0 || filters.some((filter) => matchesFilter(alarm, filter, userId));
}

/** Counts for the filter buttons over the whole list; follows the list by its changes alone. */
export function createFilterCounter(): (state: AlarmsState, userId: string | null) => FilterCounts {
  let counts: FilterCounts = noCounts;
  let revision = -1;
  let lastUserId: string | null = null;
  return (state, userId) => {
    const changes = userId === lastUserId ? changesSince(state, revision) : null;
    const whole = () => allAlarms(state.table).map((after) => ({ before: undefined, after }));
    if (changes === null || changes.length > 0) {
      counts = addChanges(changes === null ? noCounts : counts, changes ?? whole(), userId);
    }
    revision = state.revision;
    lastUserId = userId;
    return counts;
  };
}

const noCounts: FilterCounts = { new: 0, escalated: 0, mine: 0 };

function addChanges(
  counts: FilterCounts,
  changes: readonly AlarmChange[],
  userId: string | null,
): FilterCounts {
  const sum = { ...counts };
  for (const { before, after } of changes) {
    for (const filter of alarmFilters) {
      sum[filter] -= before && matchesFilter(before, filter, userId) ? 1 : 0;
      sum[filter] += after && matchesFilter(after, filter, userId) ? 1 : 0;
    }
  }
  return sum;
}

/** Makes the free-text search of R-E03 for one language: every word must stand somewhere in ID, name or event. */
export function createAlarmSearch(eventText: (alarm: AlarmView) => string): {
  matches(alarm: AlarmView, words: readonly string[]): boolean;
} {
  const folded = new WeakMap<AlarmView, string>();
  const textOf = (alarm: AlarmView) => {
    const known = folded.get(alarm);
    if (known !== undefined) {
      return known;
    }
    const text = foldText(`${alarm.number} ${alarm.name} ${eventText(alarm)}`);
    folded.set(alarm, text);
    return text;
  };
  return {
    matches: (alarm, words) => words.length === 0 || words.every((word) => textOf(alarm).includes(word)),
  };
}

/** The words of a search text, ready to be compared. */
export function searchWords(search: string): readonly string[] {
  return foldText(search).split(/\s+/).filter(Boolean);
}
