import type { SearchTotal } from '../../../shared/link/search.ts';

/** A page as the site answers it. */
export interface BookPage<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: SearchTotal | null;
}

/** Turns to a page: the first one, or the one behind a key. `null` where it could not be had. */
export type TurnPage<Item, Failure> = (
  after: string | undefined,
) => Promise<{ readonly page: BookPage<Item> } | { readonly failure: Failure }>;

/** How far a book is known. */
export interface BookState<Failure> {
  /** Changes with every change of what the book shows. */
  readonly version: number;
  /** Rows that are known to be there. */
  readonly count: number;
  /** How many there are in all, as the site counted them. */
  readonly total: SearchTotal | null;
  /** `cut`: there is more, but nobody reads on by scrolling. */
  readonly end: 'open' | 'reached' | 'cut';
  readonly isTurning: boolean;
  readonly failure: Failure | null;
}

interface KnownPage<Item> {
  readonly after: string | undefined;
  readonly start: number;
  readonly length: number;
  /** `null` while it is put away. */
  items: readonly Item[] | null;
}

/** Pages kept around the rows in view; of the others the book keeps their keys alone. */
const pagesKept = 12;
/** So many rows ahead of the view the next page is asked for. */
const rowsAhead = 60;
/** Rows of 36 px beyond this would be higher than a browser can lay out. */
const rowsMost = 500_000;

/**
 * What a search found, read page by page as one scrolls (R-H08). A key leads forward only, so the book remembers the key of every
 * page that it passed; it keeps the rows of a few, and turns back to the others when they come into view again. One page is asked
 * for at a time.
 */
export class ResultBook<Item, Failure> {
  readonly #turn: TurnPage<Item, Failure>;
  readonly #rowsMost: number;
  readonly #pages: KnownPage<Item>[] = [];
  readonly #listeners = new Set<() => void>();
  #next: string | null | undefined;
  #wanted = { first: 0, last: 0 };
  #isClosed = false;
  #state: BookState<Failure> = {
    version: 0,
    count: 0,
    total: null,
    end: 'open',
    isTurning: false,
    failure: null,
  };

  constructor(turn: TurnPage<Item, Failure>, most = rowsMost) {
    this.#turn = turn;
    this.#rowsMost = most;
  }

  /** Begins to read. */
  open(): void {
    this.#isClosed = false;
    this.#advance();
  }

  /** Answers that are on their way are not heard any more. */
  close(): void {
    this.#isClosed = true;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): BookState<Failure> => this.#state;

  /** The row at a place; `null` where it has gone since its page was first read, `undefined` while it is not there. */
  itemAt(index: number): Item | null | undefined {
    const page = this.#pageAt(index);
    if (!page?.items) return undefined;
    return page.items[index - page.start] ?? null;
  }

  /** Pages whose rows are kept now. */
  get pagesHeld(): number {
    return this.#pages.filter(({ items }) => items !== null).length;
  }

  /** Says which rows are in view. */
  want(first: number, last: number): void {
    this.#wanted = { first, last };
    if (this.#state.failure === null) this.#advance();
  }

  /** Tries again what failed. */
  retry(): void {
    this.#change({ failure: null });
    this.#advance();
  }

  #advance(): void {
    if (this.#isClosed || this.#state.isTurning || this.#state.failure !== null) return;
    const putAway = this.#pages.find(
      ({ items, start, length }) =>
        items === null &&
        start < this.#wanted.last + rowsAhead &&
        start + length > this.#wanted.first - rowsAhead,
    );
    if (putAway) {
      this.#ask(putAway.after, (page) => {
        // Rows that came or went since then do not move the pages behind it.
        putAway.items = page.items.slice(0, putAway.length);
      });
      return;
    }
    if (this.#state.end === 'open' && this.#wanted.last + rowsAhead >= this.#state.count) {
      this.#ask(this.#next ?? undefined, (page) => this.#append(page));
    }
  }

  #ask(after: string | undefined, take: (page: BookPage<Item>) => void): void {
    this.#change({ isTurning: true });
    void this.#turn(after).then((answer) => {
      if (this.#isClosed) {
        this.#state = { ...this.#state, isTurning: false };
        return;
      }
      if ('failure' in answer) {
        this.#change({ isTurning: false, failure: answer.failure });
        return;
      }
      take(answer.page);
      this.#putAway();
      this.#change({ isTurning: false });
      this.#advance();
    });
  }

  #append({ items, next, total }: BookPage<Item>): void {
    const start = this.#state.count;
    // A search that passes over much answers early, perhaps with nothing: the next page goes on.
    if (items.length > 0) {
      this.#pages.push({ after: this.#next ?? undefined, start, length: items.length, items });
    }
    this.#next = next;
    const count = start + items.length;
    this.#change({
      count,
      total: total ?? this.#state.total,
      end: next === null ? 'reached' : count >= this.#rowsMost ? 'cut' : 'open',
    });
  }

  #putAway(): void {
    const { first, last } = this.#wanted;
    const middle = (first + last) / 2;
    const held = this.#pages.filter(({ items }) => items !== null);
    const far = held
      .toSorted((one, other) => distance(other, middle) - distance(one, middle))
      .slice(0, Math.max(0, held.length - pagesKept));
    for (const page of far) page.items = null;
  }

  #pageAt(index: number): KnownPage<Item> | undefined {
    let low = 0;
    let high = this.#pages.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const page = this.#pages[middle];
      if (!page) return undefined;
      if (index < page.start) high = middle - 1;
      else if (index >= page.start + page.length) low = middle + 1;
      else return page;
    }
    return undefined;
  }

  #change(change: Partial<BookState<Failure>>): void {
    this.#state = { ...this.#state, ...change, version: this.#state.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}

function distance(
  { start, length }: { readonly start: number; readonly length: number },
  row: number,
): number {
  return Math.abs(start + length / 2 - row);
}
