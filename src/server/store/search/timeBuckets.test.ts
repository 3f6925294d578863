import { describe, expect, test } from 'vitest';
import { bucketSizeOf, bucketStarts } from './timeBuckets.ts';

function starts(from: string, to: string, size: Parameters<typeof bucketStarts>[2], timeZone: string) {
  return bucketStarts(new Date(from), new Date(to), size, timeZone).map((start) => start.toISOString());
}

describe('R-H06 stretches of the site’s time', () => {
  test.each([
    ['Europe/Madrid, 23 hours', 'Europe/Madrid', '2026-03-28T23:00', '2026-03-29T22:00'],
    ['Europe/Madrid, 25 hours', 'Europe/Madrid', '2026-10-24T22:00', '2026-10-25T23:00'],
    ['America/New_York, 23 hours', 'America/New_York', '2026-03-08T05:00', '2026-03-09T04:00'],
    ['America/New_York, 25 hours', 'America/New_York', '2026-11-01T04:00', '2026-11-02T05:00'],
    // Here the clock changes at midnight: the first day of summer time begins at one o'clock.
    ['America/Santiago, 23 hours', 'America/Santiago', '2026-09-06T04:00', '2026-09-07T03:00'],
    ['America/Santiago, 25 hours', 'America/Santiago', '2026-04-04T03:00', '2026-04-05T04:00'],
  ])('a day begins at midnight when the clock changes: %s', (_what, timeZone, start, next) => {
    const noon = new Date(Date.parse(`${start}:00.000Z`) + 12 * 3_600_000).toISOString();
    const days = starts(noon, `${next}:00.001Z`, 'day', timeZone);
    expect(days).toEqual([`${start}:00.000Z`, `${next}:00.000Z`]);
  });

  test('hours begin with full hours where the zone is half an hour off', () => {
    expect(starts('2026-03-01T10:10:05.250Z', '2026-03-01T12:00:00Z', 'hour', 'Asia/Kolkata')).toEqual([
      '2026-03-01T09:30:00.000Z',
      '2026-03-01T10:30:00.000Z',
      '2026-03-01T11:30:00.000Z',
    ]);
  });

  test('weeks begin on Monday, months with their first day', () => {
    expect(starts('2026-03-05T00:00:00Z', '2026-03-20T00:00:00Z', 'week', 'UTC')).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-09T00:00:00.000Z',
      '2026-03-16T00:00:00.000Z',
    ]);
    expect(starts('2026-01-31T00:00:00Z', '2026-03-31T00:00:00Z', 'month', 'UTC')).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
    ]);
  });

  test.each([
    [1 / 24, 'minute'],
    [1, 'quarter'],
    [5, 'hour'],
    [30, 'sixHours'],
    [90, 'day'],
    [365, 'week'],
    [3660, 'month'],
  ])('%d days are shown by the %s, never in more bars than can be told apart', (days, size) => {
    const to = new Date('2026-06-15T12:34:56.789Z');
    const from = new Date(to.getTime() - days * 86_400_000);
    expect(bucketSizeOf(from, to)).toBe(size);
    for (const timeZone of ['Europe/Madrid', 'America/Santiago', 'Australia/Lord_Howe']) {
      const bars = bucketStarts(from, to, bucketSizeOf(from, to), timeZone);
      expect(bars.length).toBeLessThanOrEqual(125);
      expect(bars[0]?.getTime()).toBeLessThanOrEqual(from.getTime());
      expect(bars).toEqual([...bars].sort((one, other) => one.getTime() - other.getTime()));
    }
  });
});
