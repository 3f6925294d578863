import type { Kysely } from 'kysely';
import { searchBounds } from '../../../shared/link/search.ts';
import type { Tables } from '../schema.ts';
import type { Pace } from './pace.ts';
import { runPlain } from './plainQuery.ts';
import { type Candidate, grounds, type SearchScope } from './searchGround.ts';
import { matchOf } from './searchText.ts';

/** A row that was found by what its event told, with the series that says who may see it. */
export interface ToldRow extends Candidate {
  readonly series: number;
  readonly isOpen: number;
}

/** As many as are counted; more are found page by page, each from where the last one ended. */
const rowsMost = searchBounds.countedMost + 1;
/** Of a word that is told again and again, so many rows are looked at times over for whoever may see few of them. */
const stretchesMost = 4;

/** Where to look, and for whom: only rows of these series are answered (R-H07). */
export interface ToldSearch extends Pick<SearchScope, 'ground' | 'from' | 'to' | 'isNewestFirst'> {
  readonly words: readonly string[];
  readonly series: readonly number[];
  /** The instant of the last row of the page before. */
  readonly after: string | null;
}

interface Places {
  readonly first: number;
  readonly last: number;
}

/** The rows whose event told all the words: plate, card's holder, message. Of very many, the first in order after `after`. */
export async function findTold(
  database: Kysely<Tables>,
  search: ToldSearch,
  pace: Pace,
): Promise<readonly ToldRow[]> {
  if (search.words.length === 0 || search.series.length === 0) {
    return [];
  }
  const rows = await readTold(database, search, null);
  return visible(rows.length < rowsMost ? rows : await readStretches(database, search, pace), search);
}

/** Many match: only those of the period and after the page before are asked for, by their place in the table. */
async function readStretches(
  database: Kysely<Tables>,
  search: ToldSearch,
  pace: Pace,
): Promise<readonly ToldRow[]> {
  const { isNewestFirst } = search;
  let places = await placesOf(database, search);
  const found: ToldRow[] = [];
  for (let stretch = 0; places !== null && stretch < stretchesMost; stretch += 1) {
    await pace.next();
    const rows = await readTold(database, search, places);
    found.push(...visible(rows, search));
    const ties = rows.map(({ tie }) => tie);
    const isOver = rows.length < rowsMost || found.length >= rowsMost;
    places = isOver
      ? null
      : isNewestFirst
        ? { ...places, last: Math.min(...ties) - 1 }
        : { ...places, first: Math.max(...ties) + 1 };
  }
  return found;
}

async function placesOf(database: Kysely<Tables>, search: ToldSearch): Promise<Places | null> {
  const { from, to, after, isNewestFirst } = search;
  const first = await placeOf(database, search, '>=', after !== null && !isNewestFirst ? after : from);
  const last = await placeOf(database, search, '<=', after !== null && isNewestFirst ? after : to);
  return first === null || last === null ? null : { first, last };
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
    [matchOf(words), ...(places === null ? [] : [places.first, places.last]), rowsMost],
  );
}

/** The first row at or after an instant, or the last at or before it. */
async function placeOf(
  database: Kysely<Tables>,
  { ground: { table, at, tie } }: ToldSearch,
  side: '>=' | '<=',
  instant: string,
): Promise<number | null> {
  const direction = side === '>=' ? 'asc' : 'desc';
  const [row] = await runPlain<{ readonly tie: number }>(
    database,
    `select ${tie} as tie from ${table} where ${at} ${side} ? order by ${at} ${direction}, ${tie} ${direction} limit 1`,
    [instant],
  );
  return row?.tie ?? null;
}

function visible(rows: readonly ToldRow[], { series, from, to, ground }: ToldSearch): readonly ToldRow[] {
  const seen = new Set(series);
  const isMeant = ({ isOpen }: ToldRow): boolean => isOpen === 0 || ground !== grounds.closedAlarms;
  return rows.filter((row) => seen.has(row.series) && isMeant(row) && row.at >= from && row.at < to);
}
