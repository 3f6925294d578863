import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventually } from '../../../../tests/helpers/eventually.ts';
import { type BookPage, ResultBook } from './resultBook.ts';

/** A site with so many rows; its keys are places. */
function siteOf(rows: number, size = 100) {
  const site = { asked: 0, isDown: false };
  const turn = (after: string | undefined) => {
    site.asked += 1;
    const start = Number(after ?? 0);
    const items = Array.from(
      { length: Math.max(0, Math.min(size, rows - start)) },
      (_, index) => start + index,
    );
    const page: BookPage<number> = {
      items,
      next: start + size < rows ? String(start + size) : null,
      total: after === undefined ? { count: Math.min(rows, 10_000), isMore: rows > 10_000 } : null,
    };
    return Promise.resolve(site.isDown ? { failure: 'unreachable' as const } : { page });
  };
  return { site, book: new ResultBook<number, 'unreachable'>(turn) };
}

const isStill = (book: ResultBook<number, 'unreachable'>) =>
  eventually(() => expect(book.state().isTurning).toBe(false));

test('R-H08 a book reads on as one scrolls, and keeps a few pages however far one goes', async () => {
  const { book } = siteOf(20_000);
  book.open();
  for (let row = 0; row < 12_000; row += 90) {
    book.want(row, row + 30);
    await isStill(book);
    expect(book.itemAt(row)).toBe(row);
    expect(book.pagesHeld).toBeLessThanOrEqual(12);
  }
  expect(book.state().total).toEqual({ count: 10_000, isMore: true });
});

test('R-H08 wherever one scrolls to in what is known, the rows are the ones that were there', async () => {
  const { book } = siteOf(5_000);
  book.open();
  for (let row = 0; row < 5_000; row += 100) {
    book.want(row, row + 30);
    await isStill(book);
  }
  expect(book.state()).toMatchObject({ count: 5_000, end: 'reached' });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 4_960 }), async (row) => {
      book.want(row, row + 30);
      await eventually(() => expect(book.itemAt(row + 30)).toBe(row + 30));
      expect(book.itemAt(row)).toBe(row);
      expect(book.pagesHeld).toBeLessThanOrEqual(12);
    }),
    { numRuns: 30 },
  );
});

test('R-H08 a page that cannot be had is said, and read when it is tried again', async () => {
  const { site, book } = siteOf(300);
  book.open();
  await isStill(book);
  site.isDown = true;
  book.want(90, 120);
  await eventually(() => expect(book.state().failure).toBe('unreachable'));
  const { asked } = site;
  book.want(95, 125);
  expect(site.asked).toBe(asked);
  site.isDown = false;
  book.retry();
  await eventually(() => expect(book.itemAt(125)).toBe(125));
});

test('R-H08 pages without rows are passed over, and one that has become shorter leaves gaps and no shift', async () => {
  const pages: Record<string, BookPage<string>> = {
    start: { items: [], next: 'b', total: { count: 0, isMore: true } },
    b: { items: ['one', 'two'], next: 'c', total: null },
    c: { items: ['three'], next: null, total: null },
  };
  const book = new ResultBook<string, never>((after) =>
    Promise.resolve({ page: pages[after ?? 'start'] as BookPage<string> }),
  );
  book.open();
  await eventually(() => expect(book.state()).toMatchObject({ count: 3, end: 'reached' }));
  expect([0, 1, 2].map((row) => book.itemAt(row))).toEqual(['one', 'two', 'three']);
  expect(book.itemAt(3)).toBeUndefined();
});

test('R-H08 a list ends honestly where it would be too long to scroll', async () => {
  const endless = new ResultBook<number, never>(
    (after) =>
      Promise.resolve({
        page: {
          items: Array.from({ length: 100 }, () => 0),
          next: String(Number(after ?? 0) + 1),
          total: null,
        },
      }),
    250,
  );
  endless.open();
  for (const row of [0, 100, 200, 300]) {
    endless.want(row, row + 30);
    await eventually(() => expect(endless.state().isTurning).toBe(false));
  }
  expect(endless.state()).toMatchObject({ count: 300, end: 'cut' });
});
