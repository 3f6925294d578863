import { FlexRender, type ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';
import type { AlarmSort } from './alarmOrder.ts';

interface AlarmGridHeadProps {
  readonly table: ReactTable<typeof alarmTableFeatures, AlarmView>;
  /** What `table` is sorted by. */
  readonly sort: AlarmSort;
  /** Whether all rows are selected, or some (`mixed`). */
  readonly allSelected: boolean | 'mixed';
  readonly onSelectAll: () => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The column headers: a click sorts, another one reverses (R-E01). */
export const AlarmGridHead = memo(
  function AlarmGridHead({ table, allSelected, onSelectAll }: AlarmGridHeadProps) {
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
                  data-column={header.id}
                  aria-sort={column.getCanSort() ? (sorted ? ariaSort[sorted] : 'none') : undefined}
                >
                  {header.id === 'select' ? (
                    <SelectAllBox allSelected={allSelected} onSelectAll={onSelectAll} />
                  ) : column.getCanSort() ? (
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
  },
  // The table is another one with every row that comes.
  (before, now) =>
    before.sort === now.sort &&
    before.allSelected === now.allSelected &&
    before.onSelectAll === now.onSelectAll,
);

/** Selects all that search and filters show, or none of them (R-E12). */
function SelectAllBox({ allSelected, onSelectAll }: Pick<AlarmGridHeadProps, 'allSelected' | 'onSelectAll'>) {
  const { t } = useTranslation(['alarms', 'shell']);
  return (
    <CheckBox
      checked={allSelected}
      aria-label={t('select.all')}
      title={t('shell:hint', { text: t('select.all'), key: 'Ctrl+A' })}
      onChange={onSelectAll}
    />
  );
}
