import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Pace } from './pace.ts';
import { runPlain } from './plainQuery.ts';
import { type Candidate, grounds, type SearchScope } from './searchGround.ts';
import { matchOfTold } from './searchText.ts';

/** A row that was found by what its event told, with the series that says who may see it. */
export interface ToldRow extends Candidate {
  readonly series: number;
  readonly isOpen: number;
}

/** Rows that are looked at at once: more than a page. */
const rowsMost = 1_001;
/** So often for one page; the next one goes on where it ended. */
const stretchesMost = 5;

/** Where to look, and for whom: only rows of these series are answered (R-H07). */
export interface ToldSearch extends Pick<SearchScope, 'ground' | 'from' | 'to' | 'isNewestFirst'> {
  readonly words: readonly string[];
  readonly series: readonly number[];
  /** The last row of the page before. */
  readonly after: Candidate | null;
}

interface Places {
  readonly first: number;
  readonly last: number;
}

/** What was found, in whatever order, and how far was looked where that was not to the end. */
export interface ToldRows {
  readonly rows: readonly ToldRow[];
  readonly through: Candidate | null;
}

/** The rows whose event told all the words: plate, card's holder, message. Of very many, the first in order after `after`. */
export async function findTold(database: Kysely<Tables>, search: ToldSearch, pace: Pace): Promise<ToldRows> {
  if (search.words.length === 0 || search.series.length === 0) {
    return { rows: [], through: null };
  }
  const rows = await readTold(database, search, null);
  return rows.length < rowsMost
    ? { rows: visible(rows, search), through: null }
    : readStretches(database, search, pace);
}

/** Many match: only those of the period and after the page before are asked for, by their place in the table. */
async function readStretches(database: Kysely<Tables>, search: ToldSearch, pace: Pace): Promise<ToldRows> {
  const { isNewestFirst } = search;
  const found: ToldRow[] = [];
  let places = await placesOf(database, search);
  let through: Candidate | null = null;
  for (let stretch = 0; places !== null && stretch < stretchesMost; stretch += 1) {
    await pace.next();
    const rows = (await readTold(database, search, places)).toSorted((one, other) => one.tie - other.tie);
    found.push(...visible(rows, search));
    const last = isNewestFirst ? rows[0] : rows.at(-1);
    if (!last || rows.length < rowsMost) {
      return { rows: found, through: null };
    }
    through = { at: last.at, tie: last.tie };
    if (found.length >= rowsMost) {
      break;
    }
    places = isNewestFirst ? { ...places, last: last.tie - 1 } : { ...places, first: last.tie + 1 };
  }
  return { rows: found, through };
}

async function placesOf(database: Kysely<Tables>, search: ToldSearch): Promise<Places | null> {
  const { from, to, after, isNewestFirst } = search;
  const isFromEnd = after !== null && isNewestFirst;
  const isFromStart = after !== null && !isNewestFirst;
  const first = await placeOf(database, search, 'asc', isFromStart ? after : { at: from, tie: -1 });
  const last = await placeOf(database, search, 'desc', isFromEnd ? after : { at: to, tie: -1 });
  return first === null || last === null ? null : { first, last };
}

/** The row that follows a place in an order of time; the place itself is not one of them. */
async function placeOf(
  database: Kysely<Tables>,
  { ground: { table, at, tie } }: ToldSearch,
  direction: 'asc' | 'desc',
  place: Candidate,
): Promise<number | null> {
  const [row] = await runPlain<{ readonly tie: number }>(
    database,
    `select ${tie} as tie from ${table} where (${at}, ${tie}) ${direction === 'asc' ? '>' : '<'} (?, ?)
      order by ${at} ${direction}, ${tie} ${direction} limit 1`,
    [place.at, place.tie],
  );
  return row?.tie ?? null;
}

async function readTold(
  database: Kysely<Tables>,
  { ground: { table, at, tie }, words, isNewestFirst }: ToldSearch,
  places: Places | null,
): Promise<readonly ToldRow[]> {
  const text = table === 'alarms' ? 'alarmToldText' : 'eventToldText';
  const within = places === null ? '' : 'and rowid between ? and ?';
  return runPlain<ToldRow>(
    database,
    `select ${at} as at, ${tie} as tie, series, ${table === 'alarms' ? 'closedAt is null' : '0'} as isOpen
      from ${table} where ${tie} in (select rowid from ${text} where ${text} match ? ${within}
        order by rowid ${isNewestFirst ? 'desc' : 'asc'} limit ?)`,
    [matchOfTold(words), ...(places === null ? [] : [places.first, places.last]), rowsMost],
  );
}

function visible(rows: readonly ToldRow[], { series, from, to, ground }: ToldSearch): readonly ToldRow[] {
  const seen = new Set(series);
  const isMeant = ({ isOpen }: ToldRow): boolean => isOpen === 0 || ground !== grounds.closedAlarms;
  return rows.filter((row) => seen.has(row.series) && isMeant(row) && row.at >= from && row.at < to);
}
