import { expect, test } from 'vitest';
import { TokenBucket } from './tokenBucket.ts';

test('a bucket lets its capacity through at once, then so many per second, and never saves up more', () => {
  const bucket = new TokenBucket({ capacity: 2, perSecond: 10 }, 0);
  expect([bucket.take(0), bucket.take(0), bucket.take(0)]).toEqual([true, true, false]);
  expect([bucket.take(100), bucket.take(100)]).toEqual([true, false]);
  expect([bucket.take(60_000), bucket.take(60_000), bucket.take(60_000)]).toEqual([true, true, false]);
});

test('a clock that is set back lets nothing through that was not there', () => {
  const bucket = new TokenBucket({ capacity: 1, perSecond: 1 }, 10_000);
  expect(bucket.take(10_000)).toBe(true);
  expect(bucket.take(0)).toBe(false);
});
