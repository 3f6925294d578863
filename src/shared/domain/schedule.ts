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
  return rangesOn(schedule, local.date, local.weekday).some(
    ({ fromMinute, toMinute }) => local.minute >= fromMinute && local.minute < toMinute,
  );
}

/** When a schedule begins or stops to hold next. */
export interface ScheduleChange {
  readonly at: Date;
  /** Whether it holds from then on. */
  readonly begins: boolean;
}

const minuteMs = 60_000;
const dayMinutes = 1440;
/** An exception may lie far ahead, but nobody waits for what comes in years. */
const daysAhead = 400;

/**
 * Answers when a schedule begins or stops to hold next after an instant; `null` where that does not happen within 400 days. Like
 * `isWithinSchedule` it asks only what local time an instant has, and goes minute by minute where the clock changes.
 */
export function nextScheduleChange(schedule: Schedule, after: Date, timeZone: string): ScheduleChange | null {
  const isWithin = isWithinSchedule(schedule, after, timeZone);
  const end = after.getTime() + daysAhead * dayMinutes * minuteMs;
  // Ranges begin and end with a minute.
  let at = new Date(Math.floor(after.getTime() / minuteMs) * minuteMs);
  while (at.getTime() < end) {
    const local = localTime(at, timeZone);
    const edges = rangesOn(schedule, local.date, local.weekday).flatMap((range) => [
      range.fromMinute,
      range.toMinute,
    ]);
    const edge = Math.min(dayMinutes, ...edges.filter((minute) => minute > local.minute));
    const next = new Date(at.getTime() + (edge - local.minute) * minuteMs);
    const isSteady = wallMinutes(next, timeZone) - wallMinutes(at, timeZone) === edge - local.minute;
    at = isSteady ? next : new Date(at.getTime() + minuteMs);
    if (isWithinSchedule(schedule, at, timeZone) !== isWithin) return { at, begins: !isWithin };
  }
  return null;
}

function rangesOn(schedule: Schedule, date: string, weekday: number) {
  const exception = schedule.exceptions.find((each) => each.date === date);
  return exception?.ranges ?? schedule.weekly.filter((each) => each.weekday === weekday);
}

/** What the clock on the wall shows, as minutes that can be subtracted. */
function wallMinutes(at: Date, timeZone: string): number {
  const { date, minute } = localTime(at, timeZone);
  return Date.parse(date) / minuteMs + minute;
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
