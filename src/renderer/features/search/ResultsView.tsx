import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundAlarm, FoundEvent } from '../../../shared/link/search.ts';
import { Splitter } from '../../ui/Splitter.tsx';
import type { FixedQuery } from './queryForm.ts';
import { ResultDetails } from './ResultDetails.tsx';
import { ResultGrid, type ResultGridHandle } from './ResultGrid.tsx';
import { ResultsFoot } from './ResultsFoot.tsx';
import { ResultsHead } from './ResultsHead.tsx';
import { ResultsState } from './ResultsState.tsx';
import styles from './ResultsView.module.css';
import type { MadeSearch } from './SearchPane.tsx';
import { TimelineStrip } from './TimelineStrip.tsx';
import { useResultBook } from './useResultBook.ts';

/** What a search finds. */
export type Found = ({ readonly in: 'alarms' } & FoundAlarm) | ({ readonly in: 'events' } & FoundEvent);

interface ResultsViewProps {
  readonly search: MadeSearch;
  readonly isShown: boolean;
  readonly onBack: () => void;
}

type Period = FixedQuery['period'];

const detailsLeast = 220;
const usualDetails = 380;
/** What stays for head, timeline, list and foot, px. */
const aboveLeast = 330;

/** What a search found: how many when, one by one, and all about the one that is selected (R-H06). */
export function ResultsView({ search, isShown, onBack }: ResultsViewProps) {
  const { t } = useTranslation('search');
  const [narrowed, setNarrowed] = useState<readonly Period[]>([]);
  const [sorted, setSorted] = useState<Pick<FixedQuery, 'sort' | 'order'>>({ sort: search.query.sort });
  const [opened, setOpened] = useState<Found | null>(null);
  const [height, setHeight] = useState(usualDetails);
  const grid = useRef<ResultGridHandle>(null);
  const view = useRef<HTMLElement>(null);
  const period = narrowed.at(-1) ?? search.query.period;
  // Sort and kind of search belong together; each header offers what its own kind has.
  const query = { ...search.query, ...sorted, period } as FixedQuery;
  const book = useResultBook(query);
  const { state } = book;

  // Whoever came by keyboard goes on by keyboard.
  useEffect(() => view.current?.focus(), []);
  // Neither changes with the pages that come in while one scrolls.
  const strip = useMemo(() => {
    const narrow = (next: readonly Period[]) => {
      setNarrowed(next);
      setOpened(null);
    };
    return (
      <TimelineStrip
        query={{ ...search.query, period }}
        depth={narrowed.length}
        onNarrow={(next) => narrow([...narrowed, next])}
        onBack={() => narrow(narrowed.slice(0, -1))}
        onWhole={() => narrow([])}
      />
    );
  }, [search.query, period, narrowed]);
  const details = useMemo(() => {
    const close = () => {
      setOpened(null);
      grid.current?.focus();
    };
    return opened && <ResultDetails key={opened.id} found={opened} onClose={close} />;
  }, [opened]);
  const isEmpty = state.count === 0 && (state.end === 'reached' || state.failure !== null);
  return (
    <section ref={view} className={styles.results} aria-label={t('results.region')} tabIndex={-1}>
      <ResultsHead search={search} query={query} total={state.total} />
      {strip}
      <div className={styles.list}>
        {isEmpty ? (
          <ResultsState failure={state.failure} onRetry={book.retry} onBack={onBack} />
        ) : (
          <ResultGrid
            key={book.key}
            ref={grid}
            query={query}
            book={book}
            opened={opened?.id ?? null}
            onOpen={setOpened}
            onSort={(sort, order) => setSorted({ sort, order } as Pick<FixedQuery, 'sort' | 'order'>)}
          />
        )}
      </div>
      <ResultsFoot book={book} isEmpty={isEmpty} onBack={onBack} />
      {opened && isShown && (
        <>
          <Splitter
            label={t('results.splitter')}
            height={height}
            least={detailsLeast}
            most={Math.max(detailsLeast, (view.current?.clientHeight ?? 0) - aboveLeast)}
            onChange={setHeight}
          />
          <div className={styles.details} style={{ flexBasis: height }}>
            {details}
          </div>
        </>
      )}
    </section>
  );
}
