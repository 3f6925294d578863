/** How a language orders the texts of one column. */
export interface TextOrder {
  readonly compare: (first: string, second: string) => number;
  /** The place of a text among those that were learned; not a number for any other. */
  readonly placeOf: (text: string) => number;
  /** Works out the places of these texts, in place of those that were known. */
  readonly learn: (texts: Iterable<string>) => void;
}

/** Orders texts as a language does, by places that are worked out once: comparing by the language's rules is slow. */
export function createTextOrder(collator: Intl.Collator): TextOrder {
  let places: ReadonlyMap<string, number> = new Map();
  const compare = (first: string, second: string) => {
    const firstPlace = places.get(first);
    const secondPlace = places.get(second);
    return firstPlace === undefined || secondPlace === undefined
      ? collator.compare(first, second)
      : firstPlace - secondPlace;
  };
  return {
    compare,
    placeOf: (text) => places.get(text) ?? Number.NaN,
    learn(texts) {
      const learned = new Map<string, number>();
      let before: string | undefined;
      let place = 0;
      // Most of them are known already, and those are compared by their places.
      for (const text of [...new Set(texts)].sort(compare)) {
        // Texts that the language holds for equal share a place.
        place += before !== undefined && collator.compare(before, text) === 0 ? 0 : 1;
        learned.set(text, place);
        before = text;
      }
      places = learned;
    },
  };
}
