import { expect, test } from 'vitest';
import { retryDelayMs } from './retryDelay.ts';

test.each([
  { attempt: 0, longest: 500 },
  { attempt: 1, longest: 1_000 },
  { attempt: 5, longest: 16_000 },
  { attempt: 6, longest: 30_000 },
  { attempt: 60, longest: 30_000 },
])('R-J06 attempt $attempt waits at random up to $longest ms', ({ attempt, longest }) => {
  expect(retryDelayMs(attempt, () => 0)).toBe(0);
  expect(retryDelayMs(attempt, () => 0.5)).toBe(longest / 2);
  expect(retryDelayMs(attempt, () => 0.999_999)).toBeLessThan(longest);
});
