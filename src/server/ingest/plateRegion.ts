import type { Plate } from '../../shared/domain/event.ts';
import { present, textOf } from './looseValues.ts';

/** Reads a recogniser's region: `us-ma` is a province of a country, `es` a country alone. `country` names it better, if given. */
export function regionOf(region: string | null, country: string | null): Partial<Plate> {
  const [countryId, ...province] = region?.split('-') ?? [];
  return {
    ...present('countryId', textOf(countryId, 16)),
    ...present('country', country ?? textOf(countryId, 100)),
    ...present('province', textOf(province.join('-'), 100)),
  };
}
