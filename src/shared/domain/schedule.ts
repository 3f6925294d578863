/** A weekly range: `weekday` 1 (Monday) – 7 (Sunday), minutes since local midnight, `to` exclusive and up to 1440. */
export interface WeeklyRange {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A date (YYYY-MM-DD, site time) on which other ranges hold than the week's; no range means a closed day. */
export interface ScheduleException {
  readonly date: string;
  readonly ranges: readonly { readonly fromMinute: number; readonly toMinute: number }[];
}

/** When a definition raises alarms (R-D03); the site's time zone decides what a local minute is. */
export interface Schedule {
  readonly weekly: readonly WeeklyRange[];
  readonly exceptions: readonly ScheduleException[];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Answers whether an instant lies within a schedule, in an IANA time zone. It goes from the instant to local time and never
 * back, so an hour that is skipped or repeated when the clock changes cannot be counted wrongly.
 */
export function isWithinSchedule(schedule: Schedule, at: Date, timeZone: string): boolean {
  const local = localTime(at, timeZone);
  const exception = schedule.exceptions.find(({ date }) => date === local.date);
  const ranges = exception?.ranges ?? schedule.weekly.filter(({ weekday }) => weekday === local.weekday);
  return ranges.some(({ fromMinute, toMinute }) => local.minute >= fromMinute && local.minute < toMinute);
}

/** Answers the local date, ISO weekday and minute of an instant in an IANA time zone. */
export function localTime(at: Date, timeZone: string): { date: string; weekday: number; minute: number } {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: weekdays.indexOf(part('weekday')) + 1,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
