import type { NodeSample, WindowedSample, WindowedSoakReport, WorkstationSample } from './windowedSoak.ts';

/** One figure over a soak, and whether it kept what was asked of it. */
export interface Judged {
  readonly what: string;
  /** Medians of the first, second and last third. */
  readonly thirds: readonly [number, number, number];
  /** By how much the fitted line of the second and last third rises in an hour. */
  readonly perHour: number;
  /** What was asked, in words; empty where the figure only explains the others. */
  readonly asked: string;
  /** `null` where nothing is asked, or the soak was too short to answer. */
  readonly isKept: boolean | null;
}

/** Shorter than this, the warm-up is most of it and a line through the rest says nothing. */
export const judgedFromMinutes = 15;
/**
 * An hour at twenty times the pace is most of a day of work: 20 h. What is held after a collection may grow by 5 MB meanwhile, which is
 * 180 MB in a month without a restart; a budget of 300 or 400 MB (docs/performance.md) has room for no more. What the operating
 * system sees also moves with the allocator: five times that for a Node process, ten for a browser of nine processes.
 */
const heldMost = 5;
const residentMost = 25;
const browserMost = 50;
/** Nodes and listeners come and go with the alarm that is open. */
const shareMost = 0.1;
const latencyMost = 1.5;

type Figure = (sample: WindowedSample) => number | null;
type Rule = (samples: readonly Point[], thirds: Judged['thirds'], perHour: number) => boolean;

interface Point {
  readonly second: number;
  readonly value: number;
}

/** Judges what a soak with windows has recorded. The first third is taken for warm-up. */
export function judgeSoak({ samples }: Pick<WindowedSoakReport, 'samples'>): readonly Judged[] {
  const end = samples.at(-1)?.second ?? 0;
  const judge = (what: string, figure: Figure, asked = '', rule: Rule | null = null): Judged => {
    const points = samples.flatMap((sample) => {
      const value = figure(sample);
      return value === null ? [] : [{ second: sample.second, value }];
    });
    const third = (number: number): readonly Point[] =>
      points.filter(({ second }) => Math.min(2, Math.floor((second / (end + 1)) * 3)) === number);
    const medians = [0, 1, 2].map((number) => median(third(number)));
    const thirds = [medians[0] ?? Number.NaN, medians[1] ?? Number.NaN, medians[2] ?? Number.NaN] as const;
    const warm = [...third(1), ...third(2)];
    const perHour = slope(warm) * 3600;
    const isJudged = rule !== null && end >= judgedFromMinutes * 60;
    return { what, thirds, perHour, asked, isKept: isJudged ? rule(warm, thirds, perHour) : null };
  };
  const flat = (what: string, figure: Figure, most: number): Judged =>
    judge(what, figure, `≤ ${most} more per hour`, (_, __, perHour) => perHour <= most);
  const flatShare = (what: string, figure: Figure): Judged =>
    judge(
      what,
      figure,
      '≤ 10 % more per hour',
      (_, [, middle], perHour) => perHour <= Math.max(1, middle * shareMost),
    );
  const handles = (what: string, figure: Figure): Judged =>
    judge(what, figure, 'lowest tenth no higher in the last third', (warm) => {
      const lastThird = (end + 1) * (2 / 3);
      const before = lowestTenth(warm.filter(({ second }) => second < lastThird));
      return lowestTenth(warm.filter(({ second }) => second >= lastThird)) <= before;
    });
  const latency = (what: string, figure: Figure): Judged =>
    judge(what, figure, '≤ 1.5 × the second third', (_, [, middle, last]) => last <= middle * latencyMost);
  const node = (name: string, of: (sample: WindowedSample) => NodeSample | undefined): readonly Judged[] => [
    flat(`${name}, held MB`, (sample) => sum(of(sample)?.heapMb, of(sample)?.outsideMb), heldMost),
    flat(`${name}, resident MB`, (sample) => of(sample)?.residentMb ?? null, residentMost),
    handles(`${name}, handles`, (sample) => of(sample)?.handles ?? null),
    handles(`${name}, sockets`, (sample) => of(sample)?.sockets ?? null),
  ];
  const seats = samples[0]?.workstations ?? [];
  return [
    ...node('server', ({ server }) => server),
    ...seats.flatMap((_, index) => {
      const name = `workstation ${index + 1}`;
      const of =
        <Value>(figure: (seat: WorkstationSample) => Value) =>
        ({ workstations }: WindowedSample): Value | null => {
          const seat = workstations[index];
          return seat === undefined ? null : figure(seat);
        };
      return [
        ...node(`${name}, main`, ({ workstations }) => workstations[index]?.main),
        flat(
          `${name}, page, held MB`,
          of(({ page }) => page.heapMb),
          heldMost,
        ),
        flat(
          `${name}, whole browser, MB`,
          of(({ browser }) => browser.memoryMb),
          browserMost,
        ),
        handles(
          `${name}, whole browser, handles`,
          of(({ browser }) => browser.handles),
        ),
        handles(
          `${name}, page, documents`,
          of(({ page }) => page.documents),
        ),
        flatShare(
          `${name}, page, nodes`,
          of(({ page }) => page.nodes),
        ),
        flatShare(
          `${name}, page, listeners`,
          of(({ page }) => page.listeners),
        ),
        latency(
          `${name}, event → row, ms`,
          of(({ rowMs }) => rowMs),
        ),
        latency(
          `${name}, click → outcome, ms`,
          of(({ clickMs }) => clickMs),
        ),
      ];
    }),
    judge('open alarms', ({ openAlarms }) => openAlarms),
    judge('machine, share of its two cores', ({ machine }) => machine.busyShare),
    judge('machine, load', ({ machine }) => machine.load),
  ];
}

function sum(one: number | undefined, other: number | undefined): number | null {
  return one === undefined || other === undefined ? null : one + other;
}

function sorted(points: readonly Point[]): readonly number[] {
  return points.map(({ value }) => value).sort((one, other) => one - other);
}

function median(points: readonly Point[]): number {
  const values = sorted(points);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** What a figure comes down to: a handle that is leaked is open at every moment, one that is in use is not. */
function lowestTenth(points: readonly Point[]): number {
  return sorted(points)[Math.floor(points.length / 10)] ?? Number.NaN;
}

/** The rise of the line of least squares, per second. */
function slope(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((total, point) => total + of(point), 0) / points.length;
  const [second, value] = [mean((point) => point.second), mean((point) => point.value)];
  const spread = mean((point) => (point.second - second) ** 2);
  return mean((point) => (point.second - second) * (point.value - value)) / spread;
}
