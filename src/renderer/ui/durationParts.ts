/** The units in which a duration is written, by their length in seconds. */
export const durationUnits = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;
/** One of `durationUnits`. */
export type DurationUnit = keyof typeof durationUnits;

/** Answers the largest unit in which a duration is a whole number: 5400 s are 90 minutes, 172800 s are 2 days. */
export function unitOf(seconds: number): DurationUnit {
  const units = Object.keys(durationUnits).reverse() as DurationUnit[];
  return units.find((unit) => seconds > 0 && seconds % durationUnits[unit] === 0) ?? 'second';
}
