/** Where a search looks: a table, its order in time, and the indexes that hold this order. */
export interface SearchGround {
  readonly table: 'alarms' | 'events';
  readonly at: string;
  /** Tells rows of the same instant apart. */
  readonly tie: string;
  /** Each series in the order of time. */
  readonly seriesIndex: string;
  /** All series together in the order of time. */
  readonly timeIndex: string;
  /** The conditions that the index of time has, word for word. */
  readonly timeCondition: string;
  /** The runs of a series that are searched: of alarms those closed (0), open (1) or both. */
  readonly runConditions: readonly string[];
  /** What has to be counted where many series are meant: indexes that hold the time and the series, and their conditions. */
  readonly counted: readonly { readonly index: string; readonly condition: string }[];
}

const alarms = { table: 'alarms', at: 'raisedAt', tie: 'number', seriesIndex: 'alarmsBySeries' } as const;
const isClosed = '(closedAt is null) = 0';
const closedByTime = { index: 'closedAlarmsByTime', condition: 'closedAt is not null' } as const;
const isOpen = '(closedAt is null) = 1';

/** What can be searched. */
export const grounds = {
  closedAlarms: {
    ...alarms,
    timeIndex: 'closedAlarmsByTime',
    timeCondition: 'closedAt is not null',
    runConditions: [isClosed],
    counted: [closedByTime],
  },
  allAlarms: {
    ...alarms,
    timeIndex: 'alarmsByTime',
    timeCondition: 'true',
    runConditions: [isClosed, isOpen],
    // The open ones are few: each may be looked at.
    counted: [closedByTime, { index: 'openAlarms', condition: 'closedAt is null' }],
  },
  events: {
    table: 'events',
    at: 'serverAt',
    tie: 'rowid',
    seriesIndex: 'eventsBySeries',
    timeIndex: 'eventsByTime',
    timeCondition: 'true',
    runConditions: ['true'],
    counted: [{ index: 'eventsByTime', condition: 'true' }],
  },
} as const satisfies Record<string, SearchGround>;

/** Something that was found, by its place in time. */
export interface Candidate {
  readonly at: string;
  readonly tie: number;
}

/** Series that stand together in the order of the results, with what has to be looked at one by one. */
export interface ScopeGroup {
  /** What the group is sorted by. */
  readonly key: string | number;
  readonly series: readonly number[];
  /** Rows of other series that were found by their number or id. */
  readonly singles: readonly Candidate[];
}

/** A search as the database is asked: which series, in which order, within which time. */
export interface SearchScope {
  readonly ground: SearchGround;
  readonly groups: readonly ScopeGroup[];
  readonly areGroupsDescending: boolean;
  readonly from: string;
  readonly to: string;
  /** How far was looked for what events told, where that was not to the end and the order is that of time; a page ends there. */
  readonly toldThrough: Candidate | null;
  /** Whether events told more of it than was looked at. */
  readonly isMoreTold: boolean;
  /** Within a group. */
  readonly isNewestFirst: boolean;
}

/** The order of groups: numbers as numbers, texts as they are. */
export function compareGroups(
  { areGroupsDescending }: Pick<SearchScope, 'areGroupsDescending'>,
  one: ScopeGroup['key'],
  other: ScopeGroup['key'],
): number {
  const order = one === other ? 0 : one < other ? -1 : 1;
  return areGroupsDescending ? -order : order;
}
