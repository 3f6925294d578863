import type { AttributeValue } from '../../shared/domain/event.ts';
import { fieldsOf, textOf } from './looseValues.ts';

/** What the recogniser takes the vehicle for: of each property its first guess. */
export interface Vehicle {
  readonly make: string | null;
  readonly bodyType: string | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** Reads the `vehicle` of a group; every property is a list of guesses, the likeliest first. */
export function vehicleOf(value: unknown): Vehicle {
  const vehicle = fieldsOf(value);
  const others = { vehicleColor: 'color', vehicleModel: 'make_model', vehicleYear: 'year' } as const;
  const attributes = Object.entries(others).flatMap(([attribute, property]) => {
    const guess = firstGuess(vehicle[property]);
    return guess === null ? [] : [[attribute, guess] as const];
  });
  return {
    make: firstGuess(vehicle.make),
    bodyType: firstGuess(vehicle.body_type),
    attributes: Object.fromEntries(attributes),
  };
}

/** Some versions name the guess alone, without a list of others. */
function firstGuess(guesses: unknown): string | null {
  const [likeliest] = Array.isArray(guesses) ? (guesses as readonly unknown[]) : [guesses];
  return textOf(likeliest, 100) ?? textOf(fieldsOf(likeliest).name, 100);
}
