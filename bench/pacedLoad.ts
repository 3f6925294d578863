import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds. */
export interface Latencies {
  readonly p50: number;
  readonly p99: number;
}

/** Starts pieces of work evenly by the clock, whether the former are through or not: a slow answer must not slow the load. */
export async function paced(
  { count, perSecond }: { readonly count: number; readonly perSecond: number },
  work: (index: number) => Promise<void>,
): Promise<void> {
  const startedAt = performance.now();
  const all: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    await wait(Math.max(0, startedAt + (index * 1000) / perSecond - performance.now()));
    all.push(work(index));
  }
  await Promise.all(all);
}

/** The middle and the slow end of measured times. */
export function latenciesOf(took: readonly number[]): Latencies {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** The middle of several runs. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
