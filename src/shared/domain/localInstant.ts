import { localTime } from './schedule.ts';

const minuteMs = 60_000;

/**
 * Answers the first instant that has this local date and minute in an IANA time zone; where the clock skips it, the first one
 * after the gap. Needed to cut a period into the site's days, which have 23 to 25 hours.
 */
export function firstInstantOf(date: string, minute: number, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T00:00:00.000Z`) + minute * minuteMs;
  // No offset is beyond a day, and a zone changes its offset at most once within these two.
  const offsets = [asUtc - 86_400_000, asUtc + 86_400_000].map((at) => offsetAt(new Date(at), timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).sort((one, other) => one - other);
  const exact = candidates.find((at) => at + offsetAt(new Date(at), timeZone) === asUtc);
  return new Date(exact ?? Math.max(...candidates));
}

/** How far the local clock is ahead of UTC, ms. */
function offsetAt(at: Date, timeZone: string): number {
  const { date, minute } = localTime(at, timeZone);
  const local = Date.parse(`${date}T00:00:00.000Z`) + minute * minuteMs;
  return local - Math.floor(at.getTime() / minuteMs) * minuteMs;
}
