import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { SearchPage } from '../../../shared/link/search.ts';
import { bridge } from '../../app/bridge.ts';
import type { SiteError } from '../../app/siteApi.ts';
import type { FixedQuery } from './queryForm.ts';
import type { Found } from './ResultsView.tsx';
import { type BookState, ResultBook } from './resultBook.ts';
import { useOnceBack } from './useOnceBack.ts';

/** Rows of a page: little to wait for, and seldom asked for while one scrolls. */
const pageRows = 50;

/** A search's results as the list reads them. */
export interface UsedBook {
  /** Another one is another list. */
  readonly key: string;
  readonly state: BookState<SiteError>;
  readonly itemAt: (index: number) => Found | null | undefined;
  readonly want: (first: number, last: number) => void;
  readonly retry: () => void;
}

/** Opens a book for a query, from its first page on; another query is another book. What failed is tried again once the link is back. */
export function useResultBook(query: FixedQuery): UsedBook {
  const key = JSON.stringify(query);
  const book = useMemo(() => {
    const asked = JSON.parse(key) as FixedQuery;
    return new ResultBook<Found, SiteError>((after) => turn(asked, after));
  }, [key]);
  const state = useSyncExternalStore(book.subscribe, book.state);
  useEffect(() => {
    book.open();
    return () => book.close();
  }, [book]);
  useOnceBack(state.failure?.kind === 'failed', () => book.retry());
  return useMemo(
    () => ({
      key,
      state,
      itemAt: (index) => book.itemAt(index),
      want: (first, last) => book.want(first, last),
      retry: () => book.retry(),
    }),
    [book, key, state],
  );
}

async function turn(query: FixedQuery, after: string | undefined) {
  const input = { body: { ...query, limit: pageRows, ...(after !== undefined && { after }) } };
  const answer = await bridge().call('site:search.run', input);
  if (!answer.ok) return { failure: { kind: 'failed', failure: answer.error } as const };
  if (answer.value.kind === 'refused') return { failure: answer.value };
  const { next, total, ...page } = answer.value.value;
  return { page: { items: itemsOf(page), next, total } };
}

function itemsOf(page: Pick<SearchPage, 'in' | 'items'>): readonly Found[] {
  return page.items.map((item) => ({ ...item, in: page.in }) as Found);
}
