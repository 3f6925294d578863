import { expect, test } from 'vitest';
import { AttemptLimiter } from './attemptLimiter.ts';

const limits = { free: 5, windowMs: 900_000, firstWaitMs: 30_000, longestWaitMs: 900_000, keysMost: 3 };

function failing(limiter: AttemptLimiter, key: string, times: number, now = 0): void {
  for (let count = 0; count < times; count += 1) limiter.begin(key, now);
}

test('R-J05 four failures cost nothing, the fifth costs a wait that doubles with each further one', () => {
  const limiter = new AttemptLimiter(limits);
  failing(limiter, 'a', 4);
  expect(limiter.waitMs('a', 0)).toBe(0);
  failing(limiter, 'a', 1);
  expect(limiter.waitMs('a', 0)).toBe(30_000);
  expect(limiter.waitMs('a', 30_000)).toBe(0);
  failing(limiter, 'a', 1, 30_000);
  expect(limiter.waitMs('a', 30_000)).toBe(60_000);
  failing(limiter, 'a', 20, 30_000);
  expect(limiter.waitMs('a', 30_000)).toBe(900_000);
});

test('R-J05 failures are forgotten after the window, and after a success', () => {
  const limiter = new AttemptLimiter(limits);
  failing(limiter, 'a', 5);
  expect(limiter.waitMs('a', 900_001)).toBe(0);
  failing(limiter, 'a', 5, 900_001);
  limiter.forget('a');
  expect(limiter.waitMs('a', 900_001)).toBe(0);
});

test('R-J05 an attempt that succeeded is taken back and leaves the others counted', () => {
  const limiter = new AttemptLimiter(limits);
  failing(limiter, 'a', 5);
  limiter.takeBack('a');
  expect(limiter.waitMs('a', 0)).toBe(0);
  failing(limiter, 'a', 1);
  expect(limiter.waitMs('a', 0)).toBe(30_000);
  failing(limiter, 'b', 1);
  limiter.takeBack('b');
  limiter.takeBack('b');
  expect(limiter.waitMs('b', 0)).toBe(0);
});

test('R-J05 it remembers only so many keys and forgets the one that failed longest ago', () => {
  const limiter = new AttemptLimiter(limits);
  for (const key of ['a', 'b', 'c']) failing(limiter, key, 5);
  failing(limiter, 'a', 1, 1);
  failing(limiter, 'd', 5, 1);
  expect(limiter.waitMs('b', 1)).toBe(0);
  expect(limiter.waitMs('a', 1)).toBeGreaterThan(0);
  expect(limiter.waitMs('d', 1)).toBeGreaterThan(0);
});
