import { describe, expect, it } from 'vitest';
import { keepsBudget, tableOf } from './measurement.ts';

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
});
