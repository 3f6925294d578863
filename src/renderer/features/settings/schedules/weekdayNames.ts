import type { Locale } from '../../../app/i18n.ts';

/** 1 January 2024 was a Monday. */
const aMonday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** Answers the names of the days in a language, Monday first, as they stand at the beginning of a line. */
export function weekdayNames(locale: Locale): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_nothing, index) => {
    const name = format.format(aMonday + index * dayMs);
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  });
}
