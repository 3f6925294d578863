import type { Locale } from './i18n.ts';

/** Times, dates, ages and numbers in a user's language and the site's time zone (R-B03, R-J04). */
export interface SiteTime {
  /** 14:03:20 */
  time(at: number): string;
  /** today, yesterday, or the date */
  day(at: number, now: number): string;
  /** 23 Nov 2026, 14:03:20 */
  dateAndTime(at: number): string;
  /** 2 min ago */
  ago(elapsedMs: number): string;
  number(value: number): string;
  /** 12 s */
  seconds(value: number): string;
  /** 97 %, from 0.97 */
  percent(share: number): string;
  /** Spain, from `es`; a name that is no ISO 3166 code stands as it came. */
  country(codeOrName: string): string;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Makes the formats of one language and time zone; making them is slow, so keep the answer. */
export function createSiteTime(locale: Locale, timeZone: string): SiteTime {
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const timeFormat = new Intl.DateTimeFormat(locale, { ...clock, timeZone });
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const dateAndTimeFormat = new Intl.DateTimeFormat(locale, { ...date, ...clock, timeZone });
  const dayOfYearFormat = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone });
  const dayWithYearFormat = new Intl.DateTimeFormat(locale, { ...date, timeZone });
  const yearFormat = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });
  // Swedish dates are ISO dates: a calendar day of the site that compares as text.
  const calendarFormat = new Intl.DateTimeFormat('sv', { timeZone });
  const dayWords = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const agoFormat = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' });
  const numberFormat = new Intl.NumberFormat(locale);
  const secondsFormat = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    maximumFractionDigits: 0,
  });
  const countryNames = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const percentFormat = new Intl.NumberFormat(locale, { style: 'percent' });
  const calendarDay = (at: number) => Date.parse(calendarFormat.format(at)) / dayMs;

  return {
    time: (at) => timeFormat.format(at),
    day(at, now) {
      const difference = calendarDay(at) - calendarDay(now);
      if (difference === 0 || difference === -1) {
        return dayWords.format(difference, 'day');
      }
      const sameYear = yearFormat.format(at) === yearFormat.format(now);
      return (sameYear ? dayOfYearFormat : dayWithYearFormat).format(at);
    },
    dateAndTime: (at) => dateAndTimeFormat.format(at),
    ago(elapsedMs) {
      const elapsed = Math.max(0, elapsedMs);
      if (elapsed < minuteMs) {
        return agoFormat.format(-Math.floor(elapsed / secondMs), 'second');
      }
      if (elapsed < hourMs) {
        return agoFormat.format(-Math.floor(elapsed / minuteMs), 'minute');
      }
      if (elapsed < dayMs) {
        return agoFormat.format(-Math.floor(elapsed / hourMs), 'hour');
      }
      return agoFormat.format(-Math.floor(elapsed / dayMs), 'day');
    },
    number: (value) => numberFormat.format(value),
    seconds: (value) => secondsFormat.format(value),
    percent: (share) => percentFormat.format(share),
    country: (given) => (/^[a-z]{2}$/i.test(given) ? (countryNames.of(given.toUpperCase()) ?? given) : given),
  };
}

/** A time that remains, as on a timer: 0:43, 12:05, 1:02:03. Never negative. */
export function formatCountdown(remainingMs: number): string {
  const total = Math.max(0, Math.ceil(remainingMs / secondMs));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}
