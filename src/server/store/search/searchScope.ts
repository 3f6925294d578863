import type { Kysely } from 'kysely';
import type { Viewer } from '../../../shared/domain/audience.ts';
import { showsAdditional, type Tier } from '../../../shared/domain/tier.ts';
import type { AlarmQuery, EventQuery, SearchQuery } from '../../../shared/link/search.ts';
import { nameKeyOf } from '../nameKey.ts';
import type { Tables } from '../schema.ts';
import type { Pace } from './pace.ts';
import { runPlain } from './plainQuery.ts';
import {
  type Candidate,
  compareGroups,
  grounds,
  type ScopeGroup,
  type SearchGround,
  type SearchScope,
} from './searchGround.ts';
import { matchOf, numbersFrom, readSearchText, type SearchText } from './searchText.ts';
import type { SeriesBook } from './seriesBook.ts';
import { findTold, type ToldRows, type ToldSearch } from './toldText.ts';

/** After every instant, as texts compare. */
const endOfTime = '9999';

interface Sorted {
  readonly id: number;
  readonly key: string | number;
}

type Single = Candidate & { readonly series: number };

/** When a query is asked, under which tier, and from where it goes on: the last row of the page before. */
interface Circumstances {
  readonly now: Date;
  readonly tier: Tier;
  readonly pace: Pace;
  readonly after: Candidate | null;
}

/** Works out what a query means for this viewer: only series that he may see are ever asked for (R-D10, R-H07). */
export async function scopeOf(
  database: Kysely<Tables>,
  book: SeriesBook,
  query: SearchQuery,
  viewer: Viewer,
  { now, tier, pace, after }: Circumstances,
): Promise<SearchScope> {
  const chosen =
    query.in === 'alarms' ? await chooseAlarms(book, query, viewer) : await chooseEvents(book, query, viewer);
  const base = { ground: groundOf(query), ...periodOf(query, now) };
  const isDescending = (query.order ?? (query.sort === 'time' ? 'desc' : 'asc')) === 'desc';
  const text = query.text === undefined || query.text === '' ? null : readSearchText(query.text);
  const series = text ? await matching(database, query.in, chosen, text.words) : chosen;
  const isByTime = query.sort === 'time';
  const isNewestFirst = !isByTime || isDescending;
  const found = text ? await findSingles(database, base, chosen, series, text) : [];
  const told =
    text && showsAdditional(tier)
      ? await toldOf(database, query.in, chosen, series, text, {
          ...base,
          isNewestFirst,
          after: isByTime ? after : null,
          pace,
        })
      : noneTold;
  const singles = [...new Map([...told.rows, ...found].map((single) => [single.tie, single])).values()];
  const order = { areGroupsDescending: !isByTime && isDescending };
  const groups = groupsOf(chosen, series, singles).toSorted((one, other) =>
    compareGroups(order, one.key, other.key),
  );
  return {
    ...base,
    ...order,
    groups,
    isNewestFirst,
    toldThrough: isByTime ? told.through : null,
    isMoreTold: told.through !== null,
  };
}

function groundOf(query: SearchQuery): SearchGround {
  if (query.in === 'events') {
    return grounds.events;
  }
  return query.includeOpen ? grounds.allAlarms : grounds.closedAlarms;
}

function periodOf({ period }: SearchQuery, now: Date): { readonly from: string; readonly to: string } {
  return 'days' in period
    ? { from: new Date(now.getTime() - period.days * 86_400_000).toISOString(), to: endOfTime }
    : period;
}

async function chooseAlarms(book: SeriesBook, query: AlarmQuery, viewer: Viewer): Promise<readonly Sorted[]> {
  const wanted = wantedOf(query.definitions);
  return (await book.alarmsSeenBy(viewer))
    .filter(({ definition }) => wanted(definition))
    .map(({ id, name, priority }) => ({
      id,
      key: query.sort === 'name' ? nameKeyOf(name) : query.sort === 'priority' ? priority : '',
    }));
}

async function chooseEvents(book: SeriesBook, query: EventQuery, viewer: Viewer): Promise<readonly Sorted[]> {
  const isKind = wantedOf(query.eventTypes);
  const isResource = wantedOf(query.resources);
  return (await book.eventsSeenBy(viewer))
    .filter(({ kind, resource, isRaised }) => {
      return isKind(kind) && isResource(resource) && (isRaised || !query.onlyRaised);
    })
    .map(({ id, kind }) => ({ id, key: query.sort === 'type' ? kind : '' }));
}

function wantedOf(ids: readonly string[] | undefined): (id: string) => boolean {
  const wanted = new Set(ids);
  return (id) => ids === undefined || wanted.has(id);
}

async function matching(
  database: Kysely<Tables>,
  place: SearchQuery['in'],
  chosen: readonly Sorted[],
  words: readonly string[],
): Promise<readonly Sorted[]> {
  if (words.length === 0) {
    return [];
  }
  const table = place === 'alarms' ? 'alarmSeriesText' : 'eventSeriesText';
  const rows = await runPlain<{ readonly id: number }>(
    database,
    `select rowid as id from ${table} where ${table} match ?`,
    [matchOf(words)],
  );
  const found = new Set(rows.map(({ id }) => id));
  return chosen.filter(({ id }) => found.has(id));
}

/** What is found by its number or id, of series that the words do not find anyway. */
async function findSingles(
  database: Kysely<Tables>,
  { ground, from, to }: Pick<SearchScope, 'ground' | 'from' | 'to'>,
  chosen: readonly Sorted[],
  found: readonly Sorted[],
  text: SearchText,
): Promise<readonly Single[]> {
  const foundIds = new Set(found.map(({ id }) => id));
  const others = chosen.filter(({ id }) => !foundIds.has(id));
  const { at, tie, table, timeCondition } = ground;
  // With `+`, so that SQLite looks for the number or the id and not through the series.
  const read = (condition: string, values: readonly unknown[], series: readonly Sorted[]) =>
    runPlain<Single>(
      database,
      `select ${at} as at, ${tie} as tie, series from ${table} where ${condition} and ${timeCondition}
        and +series in (select value from json_each(?)) and +${at} >= ? and +${at} < ?`,
      [...values, JSON.stringify(series.map(({ id }) => id)), from, to],
    );
  if (text.id !== null) {
    return read('id = ?', [text.id], others);
  }
  if (table !== 'alarms' || text.number === null) {
    return [];
  }
  const named =
    text.otherWords.length === 0 ? others : await matching(database, 'alarms', others, text.otherWords);
  const singles = [];
  for (const range of numbersFrom(text.number)) {
    singles.push(...(await read('number between ? and ?', [range.from, range.to], named)));
  }
  return singles;
}

/**
 * What is found by what its event told, of series that the words do not find anyway: rows that told every word, and, where some words
 * are of no series at all, rows that told these and whose series has the others ("matrícula 4821").
 */
async function toldOf(
  database: Kysely<Tables>,
  place: SearchQuery['in'],
  chosen: readonly Sorted[],
  found: readonly Sorted[],
  { words }: SearchText,
  { pace, ...where }: Omit<ToldSearch, 'words' | 'series'> & Pick<Circumstances, 'pace'>,
): Promise<ToldRows> {
  const foundIds = new Set(found.map(({ id }) => id));
  const others = chosen.filter(({ id }) => !foundIds.has(id));
  const look = (told: readonly string[], series: readonly Sorted[]) =>
    findTold(database, { ...where, words: told, series: series.map(({ id }) => id) }, pace);
  const all = await look(words, others);
  const ofSeries: string[] = [];
  for (const word of words.length > 1 ? words : []) {
    if ((await matching(database, place, chosen, [word])).length > 0) ofSeries.push(word);
  }
  const rest = words.filter((word) => !ofSeries.includes(word));
  if (ofSeries.length === 0 || rest.length === 0) {
    return all;
  }
  const some = await look(rest, await matching(database, place, others, ofSeries));
  const rows = [...all.rows, ...some.rows];
  const through = nearer(all.through, some.through, where.isNewestFirst);
  return { rows, through };
}

const noneTold: ToldRows = { rows: [], through: null };

function nearer(one: Candidate | null, other: Candidate | null, isNewestFirst: boolean): Candidate | null {
  if (one === null || other === null) {
    return one ?? other;
  }
  return one.tie > other.tie === isNewestFirst ? one : other;
}

function groupsOf(
  chosen: readonly Sorted[],
  found: readonly Sorted[],
  singles: readonly Single[],
): readonly ScopeGroup[] {
  const keyOf = new Map(chosen.map(({ id, key }) => [id, key]));
  const groups = new Map<string | number, { series: number[]; singles: Candidate[] }>();
  const groupOf = (series: number) => {
    const key = keyOf.get(series) ?? '';
    const group = groups.get(key) ?? { series: [], singles: [] };
    groups.set(key, group);
    return group;
  };
  for (const { id } of found) {
    groupOf(id).series.push(id);
  }
  for (const { at, tie, series } of singles) {
    groupOf(series).singles.push({ at, tie });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
