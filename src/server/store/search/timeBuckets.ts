import { firstInstantOf } from '../../../shared/domain/localInstant.ts';
import { localTime } from '../../../shared/domain/schedule.ts';
import { searchBounds, type Timeline } from '../../../shared/link/search.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

/** Sizes by their length in minutes; weeks begin on Monday, months with their first day. */
const sizes = [
  ['minute', 1],
  ['fiveMinutes', 5],
  ['quarter', 15],
  ['hour', 60],
  ['sixHours', 360],
  ['day', dayMinutes],
  ['week', 7 * dayMinutes],
  ['month', 31 * dayMinutes],
] as const satisfies readonly (readonly [Timeline['bucket'], number])[];

/** As many bars as can be told apart. */
const bucketsWanted = searchBounds.bucketsMost * 0.6;

/** The finest stretch of time with which a period has no more bars than can be told apart. */
export function bucketSizeOf(from: Date, to: Date): Timeline['bucket'] {
  const minutes = (to.getTime() - from.getTime()) / minuteMs;
  return sizes.find(([, length]) => minutes / length <= bucketsWanted)?.[0] ?? 'month';
}

/** When each stretch of a period begins: at full hours, days … of the site's time, also on days on which the clock changes. */
export function bucketStarts(from: Date, to: Date, size: Timeline['bucket'], timeZone: string): Date[] {
  const starts: Date[] = [];
  let start = startOf(from, size, timeZone);
  do {
    starts.push(start);
    start = nextStart(start, size, timeZone);
  } while (start < to);
  return starts;
}

function lengthOf(size: Timeline['bucket']): number {
  return sizes.find(([name]) => name === size)?.[1] ?? 1;
}

/** The start of the stretch in which an instant lies. */
function startOf(at: Date, size: Timeline['bucket'], timeZone: string): Date {
  const { date, minute, weekday } = localTime(at, timeZone);
  switch (size) {
    case 'month':
      return firstInstantOf(`${date.slice(0, 7)}-01`, 0, timeZone);
    case 'week':
      return firstInstantOf(dateAfter(date, 1 - weekday), 0, timeZone);
    case 'day':
      return firstInstantOf(date, 0, timeZone);
    case 'sixHours':
      return firstInstantOf(date, minute - (minute % lengthOf(size)), timeZone);
    default: {
      // Within an hour there is no change of the clock to think of.
      const beyond = (minute % lengthOf(size)) * minuteMs + (at.getTime() % minuteMs);
      return new Date(at.getTime() - beyond);
    }
  }
}

/** The start of the following stretch: a little beyond the length of this one, and back to where that one starts. */
function nextStart(start: Date, size: Timeline['bucket'], timeZone: string): Date {
  if (lengthOf(size) <= 60) {
    return new Date(start.getTime() + lengthOf(size) * minuteMs);
  }
  // Four hours are more than any change of the clock and less than any of these stretches.
  const beyond = new Date(start.getTime() + (lengthOf(size) + 240) * minuteMs);
  const next = startOf(beyond, size, timeZone);
  return next > start ? next : beyond;
}

function dateAfter(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00.000Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
