import { seededRandom } from '../../src/server/demo/seededRandom.ts';

/** Choices that are the same in every run with the same seed. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  isLikely(probability: number): boolean {
    return this.#random() < probability;
  }

  oneOf<Value>(values: readonly Value[]): Value {
    const value = values[this.between(0, values.length - 1)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  /** The same values in another order. */
  shuffled<Value>(values: readonly Value[]): readonly Value[] {
    return values
      .map((value) => ({ value, place: this.#random() }))
      .sort((one, other) => one.place - other.place)
      .map(({ value }) => value);
  }
}
