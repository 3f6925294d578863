import type { Kysely } from 'kysely';
import { type SearchTotal, searchBounds, type Timeline } from '../../../shared/link/search.ts';
import type { Tables } from '../schema.ts';
import type { Pace } from './pace.ts';
import { runPlain } from './plainQuery.ts';
import type { SearchScope } from './searchGround.ts';
import { bucketSizeOf, bucketStarts } from './timeBuckets.ts';

/** With more series than these it costs less to count along the time than to look for each of them. */
const seriesFew = 12;
const dayMs = 86_400_000;

/** Counts what a search finds: exactly up to a bound, beyond it only that there is more. */
export async function countTotal(database: Kysely<Tables>, scope: SearchScope): Promise<SearchTotal> {
  const { countedMost } = searchBounds;
  const singles = scope.groups.reduce((sum, group) => sum + group.singles.length, 0);
  const count = singles + (await countWithin(database, scope, scope.from, scope.to, countedMost + 1));
  const isMore = count > countedMost || scope.isMoreTold;
  return { count: Math.min(count, countedMost), isMore };
}

/** Counts what a search finds in stretches of the site's time, from the first to the last found. */
export async function countOverTime(
  database: Kysely<Tables>,
  scope: SearchScope,
  { timeZone, now, pace }: { readonly timeZone: string; readonly now: Date; readonly pace: Pace },
): Promise<Timeline> {
  const { from, to } = shownOf(scope, now);
  const bucket = bucketSizeOf(from, to);
  const starts = bucketStarts(from, to, bucket, timeZone);
  const singles = scope.groups.flatMap((group) => group.singles);
  const buckets = [];
  for (const [index, start] of starts.entries()) {
    const last = index === starts.length - 1;
    const bounds = {
      from: index === 0 ? scope.from : start.toISOString(),
      // What the server's clock has not come to yet, because it was set back, belongs to the last one.
      to: last ? scope.to : (starts[index + 1] ?? to).toISOString(),
    };
    const single = singles.filter(({ at }) => at >= bounds.from && at < bounds.to).length;
    const count = single + (await countWithin(database, scope, bounds.from, bounds.to));
    buckets.push({
      from: start.toISOString(),
      to: (last ? to : (starts[index + 1] ?? to)).toISOString(),
      count,
    });
    await pace.next();
  }
  return { bucket, buckets };
}

/**
 * The part of a period that has bars of its own: up to now, and no longer than a search of days may be. Whatever lies before it counts for
 * the first bar; years that no calendar of a site has begin with the first one that computers count from.
 */
function shownOf(
  scope: Pick<SearchScope, 'from' | 'to'>,
  now: Date,
): { readonly from: Date; readonly to: Date } {
  const end = Math.min(now.getTime(), Date.parse(scope.to));
  const from = Math.max(0, Date.parse(scope.from), end - searchBounds.daysMost * dayMs);
  return { from: new Date(from), to: new Date(Math.max(end, from)) };
}

async function countWithin(
  database: Kysely<Tables>,
  { ground, groups }: SearchScope,
  from: string,
  to: string,
  most?: number,
): Promise<number> {
  const series = groups.flatMap((group) => group.series);
  if (series.length === 0) {
    return 0;
  }
  const { table, at, seriesIndex, runConditions, counted } = ground;
  const parts =
    series.length <= seriesFew
      ? runConditions.map((condition) => ({ index: seriesIndex, condition }))
      : counted;
  // The index alone answers this: no row is looked at, but those of the few open alarms.
  const runs = parts.map(
    ({ index, condition }) => `select 1 from ${table} indexed by ${index}
      where series in (select value from json_each(?)) and ${condition} and ${at} >= ? and ${at} < ?`,
  );
  const limit = most === undefined ? '' : `limit ${most}`;
  const [row] = await runPlain<{ readonly count: number }>(
    database,
    `select count(*) as count from (${runs.join(' union all ')} ${limit})`,
    runs.flatMap(() => [JSON.stringify(series), from, to]),
  );
  return row?.count ?? 0;
}
