/** What somebody typed, as the words that have to be found. */
export interface SearchText {
  readonly words: readonly string[];
  /** The one word that is a number, as an alarm's ID is; `null` where none or several are. */
  readonly number: number | null;
  /** The words beside it. */
  readonly otherWords: readonly string[];
  /** The whole text, where it has the form of an event's or alarm's id. */
  readonly id: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Takes a text apart. Only letters and digits are left of it, so nothing that is typed can be an operator of FTS5. */
export function readSearchText(text: string): SearchText {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbers = words.filter((word) => /^[1-9]\d{0,11}$/u.test(word));
  const [number] = numbers.length === 1 ? numbers : [];
  return {
    words,
    number: number === undefined ? null : Number(number),
    otherWords: words.filter((word) => word !== number),
    id: uuid.test(text) ? text.toLowerCase() : null,
  };
}

/** The words as a query of FTS5: every one of them has to begin a word of the row. */
export function matchOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' ');
}

/** The beginnings of words that `told text` has an index of, letters. */
const toldPrefix = { least: 2, most: 8 } as const;

/** The same for what events told, of which there may be millions: only beginnings that have an index of their own are asked for. */
export function matchOfTold(words: readonly string[]): string {
  return words
    .map((word) => {
      const letters = [...word].slice(0, toldPrefix.most);
      return `"${letters.join('')}"${letters.length < toldPrefix.least ? '' : '*'}`;
    })
    .join(' ');
}

/** Digits that may follow those that were typed: with more, nearly every alarm would be meant. */
const furtherDigitsMost = 3;

/** The numbers that begin with this one, as ranges with both ends included; together not much more than a thousand. */
export function numbersFrom(number: number): readonly { readonly from: number; readonly to: number }[] {
  return Array.from({ length: furtherDigitsMost + 1 }, (_, digits) => {
    const from = number * 10 ** digits;
    return { from, to: from + 10 ** digits - 1 };
  });
}
