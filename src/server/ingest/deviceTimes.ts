/** A device's clock outside of these years is no clock: then the server's time stands in. */
const saneYears = { from: 2000, to: 2100 };

/** Numbers from here on are milliseconds since the epoch, smaller ones are seconds. */
const millisecondsFrom = 100_000_000_000;

const written = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*([Zz]|[+-]\d\d:?\d\d)?$/;

/**
 * Reads a device's time: ISO 8601 (a blank for the T; without a zone it is UTC) or seconds or milliseconds since the epoch.
 * Answers ISO 8601 UTC; `null` for anything else and for years in which no device of ours was made.
 */
export function deviceTimeOf(value: unknown): string | null {
  const at = new Date(typeof value === 'number' ? ofNumber(value) : ofText(value));
  const year = at.getUTCFullYear();
  return year >= saneYears.from && year < saneYears.to ? at.toISOString() : null;
}

function ofNumber(value: number): number {
  return Math.abs(value) < millisecondsFrom ? value * 1000 : value;
}

function ofText(value: unknown): number {
  if (typeof value !== 'string') {
    return Number.NaN;
  }
  const text = value.trim();
  if (/^\d{9,16}(\.\d+)?$/.test(text)) {
    return ofNumber(Number(text));
  }
  const [, date, time, zone] = written.exec(text) ?? [];
  return date === undefined || time === undefined
    ? Number.NaN
    : Date.parse(`${date}T${time.replace(',', '.')}${zone?.toUpperCase() ?? 'Z'}`);
}
