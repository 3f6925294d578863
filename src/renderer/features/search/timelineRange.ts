import type { Timeline } from '../../../shared/link/search.ts';

/** Bars from `first` to `last`, both included. */
export interface BarRange {
  readonly first: number;
  readonly last: number;
}

type Buckets = Timeline['buckets'];

/** The bars between two places, whichever way they were drawn, kept within what there is. */
export function rangeBetween(one: number, other: number, count: number): BarRange {
  const within = (bar: number) => Math.min(count - 1, Math.max(0, bar));
  return { first: within(Math.min(one, other)), last: within(Math.max(one, other)) };
}

/** How many were found in a range of bars. */
export function countIn(buckets: Buckets, { first, last }: BarRange): number {
  return buckets.slice(first, last + 1).reduce((sum, { count }) => sum + count, 0);
}

/** The period of a range of bars, within the one that is shown: the outer bars may reach beyond it. `null` where there is none. */
export function periodOf(
  buckets: Buckets,
  { first, last }: BarRange,
  shown: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } | null {
  const begin = buckets[first]?.from;
  const end = buckets[last]?.to;
  if (begin === undefined || end === undefined) return null;
  const fromMs = Math.max(Date.parse(begin), Date.parse(shown.from));
  const toMs = Math.min(Date.parse(end), Date.parse(shown.to));
  return fromMs < toMs ? { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() } : null;
}

/** Where a thumb goes by a key, or `null` where the key moves nothing. */
export function barAfterKey(key: string, bar: number, count: number): number | null {
  const page = Math.max(1, Math.round(count / 10));
  const step: Readonly<Record<string, number>> = {
    ArrowRight: bar + 1,
    ArrowUp: bar + 1,
    ArrowLeft: bar - 1,
    ArrowDown: bar - 1,
    PageUp: bar + page,
    PageDown: bar - page,
    Home: 0,
    End: count - 1,
  };
  const next = step[key];
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
}
