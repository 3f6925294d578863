import type { WeeklyRange } from '../../../../shared/domain/schedule.ts';
import { dayMinutes, readTimeOfDay, timeOfDayText } from '../../../ui/timeOfDay.ts';

/** A part of a day in minutes since midnight, `toMinute` exclusive. */
export interface DayRange {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The days of a week as numbers, Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Answers how the ranges of a day are written: "00:00–06:00, 22:00–24:00"; nothing for a day without any. */
export function dayText(ranges: readonly DayRange[]): string {
  return tidy(ranges)
    .map(({ fromMinute, toMinute }) => `${timeOfDayText(fromMinute)}–${timeOfDayText(toMinute)}`)
    .join(', ');
}

/** Answers the ranges that somebody typed, in order and without overlaps; `null` where it cannot be read, or a range ends before it starts. */
export function readDay(text: string): readonly DayRange[] | null {
  const ranges: DayRange[] = [];
  for (const part of text.split(/[,;]/u)) {
    if (part.trim() === '') continue;
    const [from, to, ...rest] = part.split(/[-–—]/u);
    const fromMinute = readTimeOfDay(from ?? '');
    const toMinute = readTimeOfDay(to ?? '');
    if (fromMinute === null || toMinute === null || rest.length > 0 || fromMinute >= toMinute) return null;
    ranges.push({ fromMinute, toMinute });
  }
  return tidy(ranges);
}

/** Answers whether a text speaks of a range past midnight, which belongs half to the next day. */
export function isPastMidnight(text: string): boolean {
  return text.split(/[,;]/u).some((part) => {
    const [from, to] = part.split(/[-–—]/u).map(readTimeOfDay);
    return typeof from === 'number' && typeof to === 'number' && from >= to;
  });
}

/** Answers a week as one text for each day, Monday first. */
export function weekTexts(weekly: readonly WeeklyRange[]): readonly string[] {
  return weekdays.map((day) => dayText(weekly.filter(({ weekday }) => weekday === day)));
}

/** Answers the week that the texts of its days say; what cannot be read counts as nothing. */
export function readWeek(texts: readonly string[]): readonly WeeklyRange[] {
  return weekdays.flatMap((weekday, index) =>
    (readDay(texts[index] ?? '') ?? []).map((range) => ({ weekday, ...range })),
  );
}

/** Answers the ranges of a day after a stroke over a part of it that adds to them, or erases from them. */
export function afterStroke(
  ranges: readonly DayRange[],
  stroke: DayRange,
  isErasing: boolean,
): readonly DayRange[] {
  if (!isErasing) return tidy([...ranges, stroke]);
  return ranges.flatMap(({ fromMinute, toMinute }) =>
    [
      { fromMinute, toMinute: Math.min(toMinute, stroke.fromMinute) },
      { fromMinute: Math.max(fromMinute, stroke.toMinute), toMinute },
    ].filter((left) => left.fromMinute < left.toMinute),
  );
}

/** In order; what touches or overlaps is one. */
function tidy(ranges: readonly DayRange[]): readonly DayRange[] {
  const tidied: DayRange[] = [];
  for (const range of ranges.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    const last = tidied.at(-1);
    if (last && range.fromMinute <= last.toMinute) {
      const toMinute = Math.min(dayMinutes, Math.max(last.toMinute, range.toMinute));
      tidied[tidied.length - 1] = { fromMinute: last.fromMinute, toMinute };
    } else {
      tidied.push({ fromMinute: range.fromMinute, toMinute: range.toMinute });
    }
  }
  return tidied;
}
