import { expect, test } from 'vitest';
import { sampleProcedure } from '../../../tests/helpers/domainSamples.ts';
import { isProcedureComplete, procedureProgress, visibleStepCount, workStep } from './procedure.ts';

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

const by = { id: 'u1', name: 'operador1' };
const at = '2026-03-01T10:00:00.000Z';

test.each([
  ['a step is ticked', [], { step: 's1', done: true }, ['s1']],
  ['a step that is hidden is not', [], { step: 's3', done: true }, 'STEP_LOCKED'],
  [
    'one that asks for a comment needs words',
    ['s1'],
    { step: 's2', done: true, comment: ' ' },
    'COMMENT_REQUIRED',
  ],
  ['with words it is ticked', ['s1'], { step: 's2', done: true, comment: 'hecho' }, ['s1', 's2']],
  ['a tick is taken back', ['s1'], { step: 's1', done: false }, []],
  ['not while a later one builds on it', ['s1', 's3'], { step: 's1', done: false }, 'STEP_LOCKED'],
  ['there is no such step', [], { step: 's9', done: true }, 'NOT_FOUND'],
] as const)('R-C05 R-C06 R-C07 %s', (_case, ticked, tick, expected) => {
  const worked = workStep(sampleProcedure(ticked), tick, by, at);
  const done = worked.ok && worked.value.steps.filter((step) => step.done !== null).map(({ id }) => id);
  expect(worked.ok ? done : worked.error).toEqual(expected);
});
