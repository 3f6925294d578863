import { useRef, useState } from 'react';
import { QueryScreen } from './QueryScreen.tsx';
import type { FixedQuery } from './queryForm.ts';
import { ResultsView } from './ResultsView.tsx';
import styles from './SearchPane.module.css';

/** A search that was made: what for, and under which name. */
export interface MadeSearch {
  readonly key: number;
  /** Of the saved query; empty where it was made without one. */
  readonly name: string;
  readonly query: FixedQuery;
  /** When it was asked, by the server's clock. */
  readonly askedAtMs: number;
}

interface SearchPaneProps {
  /** Whether its tab is in front: what is behind another one plays no video. */
  readonly isShown: boolean;
}

/** The Search tab: queries, and what they find (R-H). The form stays as it is behind its results. */
export function SearchPane({ isShown }: SearchPaneProps) {
  const [search, setSearch] = useState<MadeSearch | null>(null);
  const made = useRef(0);
  const begin = (name: string, query: FixedQuery, askedAtMs: number) => {
    made.current += 1;
    setSearch({ key: made.current, name, query, askedAtMs });
  };
  return (
    <>
      <div className={styles.pane} hidden={search !== null}>
        <QueryScreen isInFront={search === null} onSearch={begin} />
      </div>
      {search && (
        <div className={styles.pane}>
          <ResultsView key={search.key} search={search} isShown={isShown} onBack={() => setSearch(null)} />
        </div>
      )}
    </>
  );
}
