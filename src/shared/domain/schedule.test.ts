import { describe, expect, test } from 'vitest';
import { isWithinSchedule, localTime, type Schedule } from './schedule.ts';

const weekly = (weekday: number, from: string, to: string): Schedule => ({
  weekly: [{ weekday, fromMinute: minutes(from), toMinute: minutes(to) }],
  exceptions: [],
});

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 60 + rest;
}

interface Row {
  readonly zone: string;
  readonly what: string;
  readonly schedule: Schedule;
  readonly at: string;
  readonly within: boolean;
}

const sunday = 7;
const rows: readonly Row[] = [
  {
    zone: 'Europe/Madrid',
    what: 'the first minute counts',
    schedule: weekly(1, '08:00', '16:00'),
    at: '2026-03-02T07:00:00Z',
    within: true,
  },
  {
    zone: 'Europe/Madrid',
    what: 'the end does not count',
    schedule: weekly(1, '08:00', '16:00'),
    at: '2026-03-02T15:00:00Z',
    within: false,
  },
  {
    zone: 'Europe/Madrid',
    what: 'a range up to midnight holds its last minute',
    schedule: weekly(1, '22:00', '24:00'),
    at: '2026-03-02T22:59:59Z',
    within: true,
  },
  {
    zone: 'Europe/Madrid',
    what: 'the day ends at local midnight',
    schedule: weekly(1, '22:00', '24:00'),
    at: '2026-03-02T23:00:00Z',
    within: false,
  },
  // Madrid, 29 March 2026: 02:00 becomes 03:00.
  {
    zone: 'Europe/Madrid',
    what: 'spring: the minute before the skipped hour',
    schedule: weekly(sunday, '01:00', '02:00'),
    at: '2026-03-29T00:59:00Z',
    within: true,
  },
  {
    zone: 'Europe/Madrid',
    what: 'spring: the skipped hour never comes',
    schedule: weekly(sunday, '02:00', '03:00'),
    at: '2026-03-29T01:00:00Z',
    within: false,
  },
  {
    zone: 'Europe/Madrid',
    what: 'spring: 03:00 follows at once',
    schedule: weekly(sunday, '03:00', '04:00'),
    at: '2026-03-29T01:00:00Z',
    within: true,
  },
  // Madrid, 25 October 2026: 03:00 becomes 02:00.
  {
    zone: 'Europe/Madrid',
    what: 'autumn: the repeated hour the first time',
    schedule: weekly(sunday, '02:00', '03:00'),
    at: '2026-10-25T00:30:00Z',
    within: true,
  },
  {
    zone: 'Europe/Madrid',
    what: 'autumn: the repeated hour the second time',
    schedule: weekly(sunday, '02:00', '03:00'),
    at: '2026-10-25T01:30:00Z',
    within: true,
  },
  {
    zone: 'Europe/Madrid',
    what: 'autumn: after the repeated hour',
    schedule: weekly(sunday, '02:00', '03:00'),
    at: '2026-10-25T02:00:00Z',
    within: false,
  },
  // Santiago, 6 September 2026: 00:00 becomes 01:00; 4 April 2026: 24:00 becomes 23:00.
  {
    zone: 'America/Santiago',
    what: 'spring: the day begins at 01:00',
    schedule: weekly(sunday, '00:00', '01:00'),
    at: '2026-09-06T04:00:00Z',
    within: false,
  },
  {
    zone: 'America/Santiago',
    what: 'spring: 01:00 is the first minute of Sunday',
    schedule: weekly(sunday, '01:00', '02:00'),
    at: '2026-09-06T04:00:00Z',
    within: true,
  },
  {
    zone: 'America/Santiago',
    what: 'autumn: 23:00 of Saturday the first time',
    schedule: weekly(6, '23:00', '24:00'),
    at: '2026-04-05T02:30:00Z',
    within: true,
  },
  {
    zone: 'America/Santiago',
    what: 'autumn: 23:00 of Saturday the second time',
    schedule: weekly(6, '23:00', '24:00'),
    at: '2026-04-05T03:30:00Z',
    within: true,
  },
  {
    zone: 'America/Santiago',
    what: 'autumn: then Sunday begins',
    schedule: weekly(sunday, '00:00', '01:00'),
    at: '2026-04-05T04:00:00Z',
    within: true,
  },
  // New York, 8 March 2026: 02:00 becomes 03:00; 1 November 2026: 02:00 becomes 01:00.
  {
    zone: 'America/New_York',
    what: 'spring: the skipped hour never comes',
    schedule: weekly(sunday, '02:00', '03:00'),
    at: '2026-03-08T07:00:00Z',
    within: false,
  },
  {
    zone: 'America/New_York',
    what: 'spring: 03:00 follows at once',
    schedule: weekly(sunday, '03:00', '04:00'),
    at: '2026-03-08T07:00:00Z',
    within: true,
  },
  {
    zone: 'America/New_York',
    what: 'autumn: the repeated hour the first time',
    schedule: weekly(sunday, '01:00', '02:00'),
    at: '2026-11-01T05:30:00Z',
    within: true,
  },
  {
    zone: 'America/New_York',
    what: 'autumn: the repeated hour the second time',
    schedule: weekly(sunday, '01:00', '02:00'),
    at: '2026-11-01T06:30:00Z',
    within: true,
  },
  {
    zone: 'America/New_York',
    what: 'autumn: after the repeated hour',
    schedule: weekly(sunday, '01:00', '02:00'),
    at: '2026-11-01T07:00:00Z',
    within: false,
  },
];

describe('schedules', () => {
  test.each(rows)('R-D03 $zone, $what', ({ zone, schedule, at, within }) => {
    expect(isWithinSchedule(schedule, new Date(at), zone)).toBe(within);
  });

  test('R-D03 on a day of exception its ranges hold in place of the week; without ranges the day is closed', () => {
    const schedule: Schedule = {
      ...weekly(5, '08:00', '16:00'),
      exceptions: [
        { date: '2026-12-25', ranges: [] },
        { date: '2027-01-01', ranges: [{ fromMinute: minutes('20:00'), toMinute: minutes('22:00') }] },
      ],
    };
    const within = (at: string) => isWithinSchedule(schedule, new Date(at), 'Europe/Madrid');
    expect(within('2026-12-18T10:00:00Z')).toBe(true);
    expect(within('2026-12-25T10:00:00Z')).toBe(false);
    expect(within('2027-01-01T10:00:00Z')).toBe(false);
    expect(within('2027-01-01T19:30:00Z')).toBe(true);
  });

  test('R-D03 every minute of the years in which clocks change lies in "always"', () => {
    const always: Schedule = {
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 })),
      exceptions: [],
    };
    for (const zone of ['Europe/Madrid', 'America/Santiago', 'America/New_York']) {
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 30 * 60_000) {
        expect(isWithinSchedule(always, new Date(at), zone)).toBe(true);
      }
    }
  });

  test('R-B03 local time is the date, ISO weekday and minute of the site', () => {
    expect(localTime(new Date('2026-03-01T23:30:00Z'), 'Europe/Madrid')).toEqual({
      date: '2026-03-02',
      weekday: 1,
      minute: 30,
    });
  });
});
