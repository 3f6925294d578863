import { FlexRender, type ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';

interface AlarmGridHeadProps {
  readonly table: ReactTable<typeof alarmTableFeatures, AlarmView>;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The column headers: a click sorts, another one reverses (R-E01). */
export function AlarmGridHead({ table }: AlarmGridHeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is laid out by position
    <div className={styles.head} role="rowgroup">
      {table.getHeaderGroups().map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
        <div key={group.id} role="row" className={styles.headRow} aria-rowindex={1}>
          {group.headers.map((header) => {
            const { column } = header;
            const sorted = column.getIsSorted();
            const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
              <div
                key={header.id}
                role="columnheader"
                className={styles.columnHeader}
                aria-sort={column.getCanSort() ? (sorted ? ariaSort[sorted] : 'none') : undefined}
              >
                {column.getCanSort() ? (
                  <button
                    type="button"
                    className={styles.sortButton}
                    onClick={column.getToggleSortingHandler()}
                  >
                    <FlexRender header={header} />
                    {sorted && <Arrow size={13} strokeWidth={2} aria-hidden="true" />}
                  </button>
                ) : (
                  <FlexRender header={header} />
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
