import { describe, expect, it } from 'vitest';
import { keepsBudget, mediansOf, tableOf } from './measurement.ts';

describe('bench budgets', () => {
  it.each([
    [{ value: 150, atMost: 150 }, true],
    [{ value: 151, atMost: 150 }, false],
    [{ value: 0.4, atLeast: 0.4 }, true],
    [{ value: 0.39, atLeast: 0.4 }, false],
    [{ value: 1e9 }, true],
    [{ value: Number.NaN, atMost: 150 }, false],
  ])('%o keeps its budget: %s', (measured, kept) => {
    expect(keepsBudget({ what: 'x', unit: 'ms', ...measured })).toBe(kept);
  });

  it('what a machine lacks is said instead of a table', () => {
    const skipped = 'Alertmanager is not on this machine';
    expect(tableOf({ title: 'Against', measurements: [], skipped })).toBe(
      'Against\n  skipped: Alertmanager is not on this machine',
    );
  });

  it('the table marks what is over budget', () => {
    const table = tableOf({
      title: 'Link',
      measurements: [
        { what: 'resume', value: 812.34567, unit: 'ms', atMost: 1000 },
        { what: 'frames lost', value: 3, unit: 'frames', atMost: 0 },
      ],
    });
    expect(table.split('\n')).toEqual([
      'Link',
      expect.stringMatching(/812\.3 ms +≤ 1000 ms$/),
      expect.stringMatching(/OVER BUDGET$/),
    ]);
  });

  it('several runs are told by their medians, and what one of them could not measure is not kept', () => {
    const run = (resume: number, share: number, frames: number) => ({
      title: 'Link',
      measurements: [
        { what: 'resume', value: resume, unit: 'ms', atMost: 1000 },
        { what: 'share', value: share, unit: '×', atLeast: 0.4 },
        { what: 'frames', value: frames, unit: 'frames', atMost: 0 },
      ],
    });
    const values = (runs: Parameters<typeof mediansOf>[0]) =>
      mediansOf(runs)?.measurements.map(({ value }) => value);
    expect(values([run(900, 0.5, 0), run(4000, 0.3, 0), run(1100, 0.6, 0)])).toEqual([1100, 0.5, 0]);
    // Of two, the worse one counts.
    expect(values([run(900, 0.5, 0), run(1100, 0.3, 0)])).toEqual([1100, 0.3, 0]);
    expect(values([run(900, 0.5, 0), run(900, 0.5, Number.NaN), run(900, 0.5, 0)])).toEqual([
      900,
      0.5,
      Number.NaN,
    ]);
    expect(mediansOf([])).toBeUndefined();
    expect(mediansOf([run(1, 1, 0)])?.title).toBe('Link');
  });
});
