/** Whole numbers that lie this many times closer than there are items are counted, not compared. */
const countedSpread = 4;
/** What is counted in any case: few items may be far apart. */
const countedLeast = 4096;

/**
 * Sorts items by a number that each has; equal ones stay in the order they come in. `null` where an item has none. The numbers of a
 * list's column are mostly few or close together, and 20,000 of them are counted in a tenth of the time that comparing them takes.
 */
export function sortByKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => number,
): readonly Item[] | null {
  const keys = new Float64Array(items.length);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let isWhole = true;
  for (let index = 0; index < items.length; index += 1) {
    const key = keyOf(items[index] as Item);
    if (Number.isNaN(key)) {
      return null;
    }
    keys[index] = key;
    least = Math.min(least, key);
    most = Math.max(most, key);
    isWhole &&= Number.isInteger(key);
  }
  const spread = most - least;
  return isWhole && spread < Math.max(countedLeast, items.length * countedSpread)
    ? countedOut(items, keys, least, spread)
    : items
        .map((_item, index) => index)
        .sort((first, second) => at(keys, first) - at(keys, second))
        .map((index) => items[index] as Item);
}

/** First how many there are of each number, then each item to its place. */
function countedOut<Item>(
  items: readonly Item[],
  keys: Float64Array,
  least: number,
  spread: number,
): readonly Item[] {
  const next = new Uint32Array(items.length === 0 ? 0 : spread + 2);
  for (const key of keys) {
    next[key - least + 1] = at(next, key - least + 1) + 1;
  }
  for (let key = 1; key < next.length; key += 1) {
    next[key] = at(next, key) + at(next, key - 1);
  }
  const sorted = items.slice();
  for (let index = 0; index < items.length; index += 1) {
    const key = at(keys, index) - least;
    const place = at(next, key);
    next[key] = place + 1;
    sorted[place] = items[index] as Item;
  }
  return sorted;
}

function at(numbers: Float64Array | Uint32Array, index: number): number {
  return numbers[index] as number;
}
