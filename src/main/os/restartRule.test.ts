import { expect, test } from 'vitest';
import { mayRestart, restartArguments } from './restartRule.ts';

test.each([
  ['the first failure', false, 1_000, true],
  ['another one right after the restart', true, 1_000, false],
  ['another one half a shift later', true, 4 * 3_600_000, true],
])('after %s', (_case, isRestart, upForMs, expected) => {
  expect(mayRestart(isRestart, upForMs)).toBe(expected);
});

test('the new start gets the arguments of the old one, and is told once that it is one', () => {
  const first = ['electron', 'main.js', '--data', 'd'];
  const again = restartArguments(first);
  expect(again).toEqual(['main.js', '--data', 'd', '--after-failure']);
  expect(restartArguments(['electron', ...again])).toEqual(again);
});
