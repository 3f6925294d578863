/** The last minute of a day's end: 24:00. */
export const dayMinutes = 1440;

/** Answers 22:05 from 1325 minutes since midnight; the end of a day is 24:00. */
export function timeOfDayText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Answers the minutes since midnight of what somebody typed: 7, 730, 7:30, 07.30, 24:00; `null` where it is no time of day. */
export function readTimeOfDay(text: string): number | null {
  const typed = /^\s*(?<hours>\d{1,2}?)\s*(?:[:.h]\s*(?<afterMark>\d{2})|(?<bare>\d{2})|[:.h]?)\s*$/u.exec(
    text,
  );
  if (!typed?.groups) return null;
  const { hours, afterMark, bare } = typed.groups;
  const minute = Number(hours) * 60 + Number(afterMark ?? bare ?? 0);
  return Number(afterMark ?? bare ?? 0) < 60 && minute <= dayMinutes ? minute : null;
}
