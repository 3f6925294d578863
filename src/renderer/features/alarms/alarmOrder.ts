import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { type AlarmChange, type AlarmsState, changesSince } from './alarmsSlice.ts';
import { type AlarmTable, alarmOf, allAlarms } from './alarmTable.ts';

/** The columns that the list can be sorted by (R-E01). */
export const sortColumns = ['id', 'name', 'event', 'priority', 'time', 'assignee', 'state'] as const;
/** One of `sortColumns`. */
export type SortColumn = (typeof sortColumns)[number];

/** What the list is sorted by. */
export interface AlarmSort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** What sorting by words needs: the language's order, and the words that an event goes by. */
export interface SortLanguage {
  readonly compareText: (first: string, second: string) => number;
  readonly eventText: (alarm: AlarmView) => string;
}

/** The more pressing first. */
const stateRank = { escalated: 0, new: 1, inProgress: 2, expired: 3, closed: 4 } as const;

type Compare = (first: AlarmView, second: AlarmView) => number;

/** Compares alarms for a sort; equal ones stand newest first, so that the order is the same on every screen. */
export function compareAlarms(sort: AlarmSort, language: SortLanguage): Compare {
  const byColumn = columnComparison(sort.column, language);
  const direction = sort.descending ? -1 : 1;
  return (first, second) => direction * byColumn(first, second) || newestFirst(first, second);
}

function columnComparison(column: SortColumn, { compareText, eventText }: SortLanguage): Compare {
  const byText = (first: string, second: string) => (first === second ? 0 : compareText(first, second));
  switch (column) {
    case 'id':
      return (first, second) => first.number - second.number;
    case 'name':
      return (first, second) => byText(first.name, second.name);
    case 'event':
      return (first, second) => byText(eventText(first), eventText(second));
    case 'priority':
      return (first, second) => first.priority - second.priority;
    case 'time':
      return (first, second) => compareInstants(first.raisedAt, second.raisedAt);
    case 'assignee':
      return (first, second) => byText(first.assignee?.name ?? '', second.assignee?.name ?? '');
    case 'state':
      return (first, second) => stateRank[first.state] - stateRank[second.state];
  }
}

function newestFirst(first: AlarmView, second: AlarmView): number {
  return compareInstants(second.raisedAt, first.raisedAt) || second.number - first.number;
}

/** Instants of one form sort as text. */
function compareInstants(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Orders texts as a language does, by places that are worked out once: comparing by the language's rules is slow. */
export function createTextOrder(
  collator: Intl.Collator,
  texts: Iterable<string>,
): SortLanguage['compareText'] {
  const places = new Map<string, number>();
  let before: string | undefined;
  let place = 0;
  for (const text of [...new Set(texts)].sort(collator.compare)) {
    // Texts that the language holds for equal share a place.
    place += before !== undefined && collator.compare(before, text) === 0 ? 0 : 1;
    places.set(text, place);
    before = text;
  }
  return (first, second) => {
    const firstPlace = places.get(first);
    const secondPlace = places.get(second);
    return firstPlace === undefined || secondPlace === undefined
      ? collator.compare(first, second)
      : firstPlace - secondPlace;
  };
}

/** The texts that a sort by this column compares; none where it compares numbers or instants. */
export function textsOfColumn(
  column: SortColumn,
  alarms: readonly AlarmView[],
  eventText: SortLanguage['eventText'],
): readonly string[] {
  switch (column) {
    case 'name':
      return alarms.map(({ name }) => name);
    case 'event':
      return alarms.map(eventText);
    case 'assignee':
      return alarms.map(({ assignee }) => assignee?.name ?? '');
    default:
      return [];
  }
}

/**
 * Keeps the list in order from change to change: only the alarms that changed are sorted and merged in, so that a few changes per
 * frame among 20,000 alarms cost one pass and no sort. Another comparison sorts anew.
 */
export function createAlarmOrder(): (state: AlarmsState, compare: Compare) => readonly AlarmView[] {
  let ordered: readonly AlarmView[] = [];
  let revision = -1;
  let lastCompare: Compare | undefined;
  return (state, compare) => {
    const changes = compare === lastCompare ? changesSince(state, revision) : null;
    if (changes === null) {
      ordered = allAlarms(state.table).sort(compare);
    } else if (changes.length > 0) {
      ordered = mergeChanges(ordered, changes, state.table, compare);
    }
    revision = state.revision;
    lastCompare = compare;
    return ordered;
  };
}

function mergeChanges(
  ordered: readonly AlarmView[],
  changes: readonly AlarmChange[],
  table: AlarmTable,
  compare: Compare,
): readonly AlarmView[] {
  const stale = new Set(changes.flatMap(({ before }) => before ?? []));
  const ids = new Set(changes.flatMap(({ before, after }) => (before ?? after)?.id ?? []));
  const kept = stale.size === 0 ? ordered : ordered.filter((alarm) => !stale.has(alarm));
  const incoming = [...ids].flatMap((id) => alarmOf(table, id) ?? []).sort(compare);
  const merged: AlarmView[] = [];
  let from = 0;
  for (const alarm of incoming) {
    const place = placeOf(kept, alarm, compare, from);
    for (let index = from; index < place; index += 1) {
      merged.push(kept[index] as AlarmView);
    }
    merged.push(alarm);
    from = place;
  }
  for (let index = from; index < kept.length; index += 1) {
    merged.push(kept[index] as AlarmView);
  }
  return merged;
}

/** The first place, not before `from`, whose alarm comes after this one. */
function placeOf(sorted: readonly AlarmView[], alarm: AlarmView, compare: Compare, from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] as AlarmView, alarm) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
