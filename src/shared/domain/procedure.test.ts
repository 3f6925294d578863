import { expect, test } from 'vitest';
import { sampleProcedure } from '../../../tests/helpers/domainSamples.ts';
import { isProcedureComplete, procedureProgress, visibleStepCount } from './procedure.ts';

test.each([
  { done: [], visible: 1, complete: false },
  { done: ['s1'], visible: 3, complete: false },
  { done: ['s1', 's3'], visible: 3, complete: false },
  { done: ['s1', 's2'], visible: 3, complete: true },
])('R-C07 R-G04 with $done ticked, $visible steps are seen and it is complete: $complete', (row) => {
  const procedure = sampleProcedure(row.done);
  expect(visibleStepCount(procedure)).toBe(row.visible);
  expect(isProcedureComplete(procedure)).toBe(row.complete);
  expect(procedureProgress(procedure)).toEqual({ done: row.done.length, of: 3 });
});

test('R-G04 without a procedure there is nothing left to do', () => {
  expect(isProcedureComplete(null)).toBe(true);
});
