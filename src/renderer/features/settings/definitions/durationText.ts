const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Up to here hours are counted on: "48 h" is how the manual says it, "90 days" how everybody does. */
const hoursMost = 72 * hour;

/** A duration in the user's language: 90 s, 5 min, 1 h 30 min, 48 h, 90 days. */
export function durationText(locale: string, seconds: number): string {
  const days = seconds > hoursMost ? Math.floor(seconds / day) : 0;
  const rest = seconds - days * day;
  const hours = Math.floor(rest / hour);
  const isShort = seconds < 2 * minute && seconds % minute !== 0;
  const minutes = isShort ? 0 : Math.floor((rest % hour) / minute);
  const left = isShort ? rest : rest % minute;
  const parts = [
    unitText(locale, days, 'day', 'long'),
    unitText(locale, hours, 'hour', 'short'),
    unitText(locale, minutes, 'minute', 'short'),
    unitText(locale, left, 'second', 'short'),
  ].filter((part) => part !== null);
  return parts.join(' ') || new Intl.NumberFormat(locale, { style: 'unit', unit: 'second' }).format(0);
}

function unitText(locale: string, count: number, unit: string, unitDisplay: 'short' | 'long'): string | null {
  return count === 0
    ? null
    : new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(count);
}
