import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Pace } from './pace.ts';
import { runPlain } from './plainQuery.ts';
import { type Candidate, compareGroups, type ScopeGroup, type SearchScope } from './searchGround.ts';
import type { SearchKey } from './searchKey.ts';

/** So few runs are merged at once. */
const runsFew = 12;
/** So many can be merged where the table itself shows too little; with more it is passed through to the end. */
const runsMost = 200;
/** Rows that are read at once while the table is passed through. */
const stretchRows = 2_000;
/** After passing over so many the page ends, however few were found: the next one goes on. */
const passedMost = 200_000;

/** What was found, in order, with where to go on; `null` at the end. */
export interface WalkedPage {
  readonly found: readonly Candidate[];
  readonly next: SearchKey | null;
}

/** Answers the next results after a place, at most so many. */
export async function walk(
  database: Kysely<Tables>,
  scope: SearchScope,
  { limit, after, pace }: { readonly limit: number; readonly after: SearchKey | null; readonly pace: Pace },
): Promise<WalkedPage> {
  const found: (Candidate & { readonly group: ScopeGroup['key'] })[] = [];
  const groups =
    after === null
      ? scope.groups
      : scope.groups.filter(({ key }) => compareGroups(scope, key, after.group) >= 0);
  for (const group of groups) {
    const place = after !== null && group.key === after.group ? after : null;
    const reading = { database, scope, limit: limit + 1 - found.length, after: place };
    const part = await readGroup(reading, group, pace);
    found.push(...part.found.map((candidate) => ({ ...candidate, group: group.key })));
    const last = found.at(limit - 1);
    if (found.length > limit && last) {
      return { found: found.slice(0, limit), next: last };
    }
    if (part.brokenOffAt) {
      return { found, next: { group: group.key, ...part.brokenOffAt } };
    }
    await pace.next();
  }
  return { found, next: null };
}

interface Reading {
  readonly database: Kysely<Tables>;
  readonly scope: SearchScope;
  readonly limit: number;
  readonly after: Candidate | null;
}

interface GroupPart {
  readonly found: readonly Candidate[];
  /** How far the table was passed through, where not to its end. */
  readonly brokenOffAt: Candidate | null;
}

async function readGroup(reading: Reading, group: ScopeGroup, pace: Pace): Promise<GroupPart> {
  const { scope, limit, after } = reading;
  const part = await readSeries(reading, group.series, pace);
  const order = orderOf(scope);
  const ends = [part.brokenOffAt, scope.toldThrough].flatMap((each) => each ?? []).sort(order);
  const brokenOffAt = ends[0] ?? null;
  const isWithin = (each: Candidate): boolean => brokenOffAt === null || order(each, brokenOffAt) <= 0;
  const singles = group.singles.filter(
    (single) => (after === null || order(after, single) < 0) && isWithin(single),
  );
  const found = [...part.found.filter(isWithin), ...singles].sort(order);
  return { found: found.slice(0, limit), brokenOffAt };
}

/**
 * Where somebody sees most of what there is, the table shows a page at once; where he sees little, merging does. A glance tells which:
 * the table is passed through while it will take fewer rows than merging reads, which is a page of every run.
 */
async function readSeries(reading: Reading, series: readonly number[], pace: Pace): Promise<GroupPart> {
  const runs = series.length * reading.scope.ground.runConditions.length;
  if (runs <= runsFew) {
    return { found: await mergeRuns(reading, series), brokenOffAt: null };
  }
  const canMerge = runs <= runsMost;
  const merging = runs * reading.limit;
  const part = await passThrough(reading, new Set(series), pace, {
    stretch: canMerge ? Math.min(reading.limit * 4, stretchRows) : stretchRows,
    goesOn: (passed, found) =>
      // A row that is passed is handed over and looked at here, one that is merged is not: it counts twice.
      canMerge ? 2 * passed * (reading.limit - found) < merging * found : passed < passedMost,
  });
  return canMerge && part.brokenOffAt ? { found: await mergeRuns(reading, series), brokenOffAt: null } : part;
}

function orderOf({ isNewestFirst }: SearchScope): (one: Candidate, other: Candidate) => number {
  const direction = isNewestFirst ? -1 : 1;
  return (one, other) => direction * (one.at === other.at ? one.tie - other.tie : one.at < other.at ? -1 : 1);
}

async function mergeRuns(reading: Reading, series: readonly number[]): Promise<readonly Candidate[]> {
  if (series.length === 0) {
    return [];
  }
  const { ground, isNewestFirst } = reading.scope;
  const { text, parameters } = conditionsOf(reading);
  const direction = isNewestFirst ? 'desc' : 'asc';
  const runs = ground.runConditions.map(
    (condition) => `select * from (select ${ground.at} as at, ${ground.tie} as tie from ${ground.table}
      indexed by ${ground.seriesIndex} where series = ? and ${condition} and ${text})`,
  );
  return runPlain<Candidate>(
    reading.database,
    `${series.map(() => runs.join(' union all ')).join(' union all ')} order by at ${direction}, tie ${direction} limit ?`,
    [...series.flatMap((id) => runs.flatMap(() => [id, ...parameters])), reading.limit],
  );
}

type Passed = Candidate & { readonly series: number };

/** How the table is passed through: so many rows at once, and on while somebody says so after so many, of which so many were found. */
interface Passing {
  readonly stretch: number;
  readonly goesOn: (passed: number, found: number) => boolean;
}

async function passThrough(
  reading: Reading,
  series: ReadonlySet<number>,
  pace: Pace,
  { stretch, goesOn }: Passing,
): Promise<GroupPart> {
  const { database, scope, limit } = reading;
  const { at, tie, table, timeIndex, timeCondition } = scope.ground;
  const found: Candidate[] = [];
  let last = reading.after;
  let passed = 0;
  do {
    const { text, parameters } = conditionsOf({ scope, limit: stretch, after: last });
    const rows = await runPlain<Passed>(
      database,
      `select ${at} as at, ${tie} as tie, series from ${table} indexed by ${timeIndex} where ${timeCondition} and ${text}`,
      parameters,
    );
    for (const row of rows) {
      if (series.has(row.series)) {
        found.push({ at: row.at, tie: row.tie });
      }
    }
    last = rows.at(-1) ?? last;
    if (found.length >= limit || rows.length < stretch) {
      return { found: found.slice(0, limit), brokenOffAt: null };
    }
    passed += rows.length;
    await pace.next();
  } while (goesOn(passed, found.length));
  return { found, brokenOffAt: last && { at: last.at, tie: last.tie } };
}

/** The period, the place to go on from, the order and the limit, as every part of a search has them. */
function conditionsOf({ scope, limit, after }: Pick<Reading, 'scope' | 'limit' | 'after'>): {
  readonly text: string;
  readonly parameters: readonly unknown[];
} {
  const {
    ground: { at, tie },
    from,
    to,
    isNewestFirst,
  } = scope;
  const direction = isNewestFirst ? 'desc' : 'asc';
  const beyond = after === null ? '' : `and (${at}, ${tie}) ${isNewestFirst ? '<' : '>'} (?, ?)`;
  return {
    text: `${at} >= ? and ${at} < ? ${beyond} order by ${at} ${direction}, ${tie} ${direction} limit ?`,
    parameters: [from, to, ...(after === null ? [] : [after.at, after.tie]), limit],
  };
}
