import { z } from 'zod';

export const measurementSchema = z.object({
  /** What was measured, in the words of the budget table. */
  what: z.string(),
  value: z.number(),
  /** "ms", "MB", "×", … */
  unit: z.string(),
  /** The budget; without one the value is only shown. */
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
});

/** One line of a bench's table. */
export type Measurement = z.infer<typeof measurementSchema>;

/** What a file bench/NAME.bench.ts exports as `bench`. It runs alone in its own process, with `gc()` exposed. */
export interface Bench {
  readonly title: string;
  readonly measure: () => Promise<Measurement[]>;
  /** What this machine lacks for it and where that comes from; `null` where nothing is missing. */
  readonly lacks?: () => Promise<string | null>;
}

export const benchResultSchema = z.object({
  title: z.string(),
  measurements: z.array(measurementSchema),
  /** Why nothing was measured. */
  skipped: z.string().optional(),
});

/** What a bench's process sends back. */
export type BenchResult = z.infer<typeof benchResultSchema>;

/**
 * Several runs of one bench as one: of each measurement the median, of an even number the worse of the two in the middle where there is
 * a budget. What one run could not measure is not measured.
 */
export function mediansOf(runs: readonly BenchResult[]): BenchResult | undefined {
  const [first] = runs;
  if (first === undefined || runs.length === 1 || first.skipped !== undefined) return first;
  const measurements = first.measurements.map((measurement) => {
    const values = runs
      .map((run) => run.measurements.find(({ what }) => what === measurement.what)?.value ?? Number.NaN)
      .toSorted((one, other) => one - other);
    const upper = values[Math.floor(values.length / 2)] ?? Number.NaN;
    const lower = values[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
    const value = values.some(Number.isNaN) ? Number.NaN : measurement.atLeast === undefined ? upper : lower;
    return { ...measurement, value };
  });
  return { ...first, title: `${first.title}; medians of ${runs.length} runs`, measurements };
}

/** Whether a measurement keeps its budget; one without a budget does. */
export function keepsBudget({ value, atMost, atLeast }: Measurement): boolean {
  return (
    Number.isFinite(value) &&
    (atMost === undefined || value <= atMost) &&
    (atLeast === undefined || value >= atLeast)
  );
}

/** The table that people read: one line per measurement, over-budget ones marked. */
export function tableOf({ title, measurements, skipped }: BenchResult): string {
  if (skipped !== undefined) return `${title}\n  skipped: ${skipped}`;
  const width = Math.max(...measurements.map(({ what }) => what.length), 0);
  const lines = measurements.map((measurement) => {
    const { what, value, unit, atMost, atLeast } = measurement;
    const shown = `${Number(value.toPrecision(4))} ${unit}`;
    const budget = [
      atMost === undefined ? [] : [`≤ ${atMost} ${unit}`],
      atLeast === undefined ? [] : [`≥ ${atLeast} ${unit}`],
    ].flat();
    return `  ${what.padEnd(width)}  ${shown.padStart(14)}  ${budget.join(', ').padEnd(14)} ${keepsBudget(measurement) ? '' : 'OVER BUDGET'}`.trimEnd();
  });
  return [title, ...lines].join('\n');
}
