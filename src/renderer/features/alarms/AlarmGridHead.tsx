import { FlexRender, type ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';
import { selectSelectedSet } from './selectors.ts';

interface AlarmGridHeadProps {
  readonly table: ReactTable<typeof alarmTableFeatures, AlarmView>;
  /** The rows in their order. */
  readonly shown: readonly string[];
  readonly onSelectAll: () => void;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** The column headers: a click sorts, another one reverses (R-E01). */
export function AlarmGridHead({ table, shown, onSelectAll }: AlarmGridHeadProps) {
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
                  <SelectAllBox shown={shown} onSelectAll={onSelectAll} />
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
}

/** Selects all that search and filters show, or none of them (R-E12). */
function SelectAllBox({ shown, onSelectAll }: Pick<AlarmGridHeadProps, 'shown' | 'onSelectAll'>) {
  const { t } = useTranslation(['alarms', 'shell']);
  const selected = useAppSelector(selectSelectedSet);
  const checked = useMemo(() => {
    const count = selected.size === 0 ? 0 : shown.filter((id) => selected.has(id)).length;
    return count === 0 ? false : count === shown.length ? true : 'mixed';
  }, [selected, shown]);
  return (
    <CheckBox
      checked={checked}
      aria-label={t('select.all')}
      title={t('shell:hint', { text: t('select.all'), key: 'Ctrl+A' })}
      onChange={onSelectAll}
    />
  );
}
