import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinSchedule, nextScheduleChange, type Schedule, type WeeklyRange } from './schedule.ts';

const minuteMs = 60_000;
const everyDay = (fromMinute: number, toMinute: number): readonly WeeklyRange[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute, toMinute }));
const nights: Schedule = { weekly: [...everyDay(0, 360), ...everyDay(1320, 1440)], exceptions: [] };

function changeAfter(schedule: Schedule, after: string, timeZone = 'Europe/Madrid'): string | null {
  const change = nextScheduleChange(schedule, new Date(after), timeZone);
  return change && `${change.begins ? 'begins' : 'ends'} ${change.at.toISOString()}`;
}

test.each([
  ['2026-11-23T12:00:00Z', 'begins 2026-11-23T21:00:00.000Z'],
  ['2026-11-23T21:00:00Z', 'ends 2026-11-24T05:00:00.000Z'],
  ['2026-11-24T04:59:59Z', 'ends 2026-11-24T05:00:00.000Z'],
  // Madrid, 29 March 2026: the night is an hour shorter; 25 October 2026: an hour longer.
  ['2026-03-28T23:30:00Z', 'ends 2026-03-29T04:00:00.000Z'],
  ['2026-10-24T22:30:00Z', 'ends 2026-10-25T05:00:00.000Z'],
])('R-D03 after %s a schedule for the nights %s', (after, change) => {
  expect(changeAfter(nights, after)).toBe(change);
});

test('R-D03 a range that the clock skips is no change; one that it repeats changes twice', () => {
  const skipped = { weekly: [{ weekday: 7, fromMinute: 120, toMinute: 180 }], exceptions: [] };
  expect(changeAfter(skipped, '2026-03-28T12:00:00Z')).toBe('begins 2026-04-05T00:00:00.000Z');
  const repeated = { weekly: [{ weekday: 7, fromMinute: 150, toMinute: 180 }], exceptions: [] };
  expect(changeAfter(repeated, '2026-10-24T12:00:00Z')).toBe('begins 2026-10-25T00:30:00.000Z');
  expect(changeAfter(repeated, '2026-10-25T00:30:00Z')).toBe('ends 2026-10-25T01:00:00.000Z');
  expect(changeAfter(repeated, '2026-10-25T01:00:00Z')).toBe('begins 2026-10-25T01:30:00.000Z');
});

test('R-D03 exceptions count, also a closed day and one that begins in the middle of a range', () => {
  const closed = { ...nights, exceptions: [{ date: '2026-11-24', ranges: [] }] };
  expect(changeAfter(closed, '2026-11-23T22:00:00Z')).toBe('ends 2026-11-23T23:00:00.000Z');
  expect(changeAfter(closed, '2026-11-24T12:00:00Z')).toBe('begins 2026-11-24T23:00:00.000Z');
});

test('R-D03 a schedule that never changes says so', () => {
  expect(changeAfter({ weekly: everyDay(0, 1440), exceptions: [] }, '2026-11-23T12:00:00Z')).toBeNull();
  expect(changeAfter({ weekly: [], exceptions: [] }, '2026-11-23T12:00:00Z')).toBeNull();
});

test('R-D03 the next change is the first minute at which the answer is another one, in any zone', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ fromMinute: Math.min(one, other), toMinute: Math.max(one, other) }));
  const schedules = fc.record({
    weekly: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), range).map(([weekday, part]) => ({ weekday, ...part })),
      { maxLength: 8 },
    ),
    exceptions: fc.constant([]),
  });
  // Lord Howe moves its clock by half an hour; Saint John's lies half an hour beside the others.
  const clockChanges = fc.constantFrom(
    ['Europe/Madrid', Date.UTC(2026, 2, 28, 12)],
    ['Europe/Madrid', Date.UTC(2026, 9, 24, 12)],
    ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 0)],
    ['America/St_Johns', Date.UTC(2026, 2, 7, 18)],
    ['UTC', Date.UTC(2026, 6, 1)],
  ) as fc.Arbitrary<[string, number]>;
  fc.assert(
    fc.property(schedules, clockChanges, fc.nat(1440), (schedule, [zone, around], minutes) => {
      const after = around + minutes * minuteMs;
      const at =
        nextScheduleChange(schedule, new Date(after), zone)?.at.getTime() ?? Number.POSITIVE_INFINITY;
      const now = isWithinSchedule(schedule, new Date(after), zone);
      for (let minute = after; minute < Math.min(at, after + 1440 * minuteMs); minute += minuteMs) {
        expect(isWithinSchedule(schedule, new Date(minute), zone)).toBe(now);
      }
      if (Number.isFinite(at)) expect(isWithinSchedule(schedule, new Date(at), zone)).toBe(!now);
    }),
    { numRuns: 15 },
  );
});
