import type { Row } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';

interface AlarmRowProps {
  readonly row: Row<typeof alarmTableFeatures, AlarmView>;
  /** Place in the list, from 0. */
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly isOpened: boolean;
  readonly isSelected: boolean;
  /** Whether Tab stops here; one row of the list does. */
  readonly isTabStop: boolean;
  readonly hasGone: boolean;
  readonly onOpen: (id: string) => void;
  /** Selects the row or unselects it; with `isRange` all rows from the last one that was chosen to here. */
  readonly onSelect: (id: string, isRange: boolean) => void;
  readonly onFocus: (id: string) => void;
}

/** A row that came this recently, ms, fades in; one that is scrolled into view does not. */
const freshForMs = 3000;

/** One alarm of the list. */
export const AlarmRow = memo(
  function AlarmRow(props: AlarmRowProps) {
    const { row, index, top, isOpened, isSelected, isTabStop, hasGone, onOpen, onSelect, onFocus } = props;
    const alarm = row.original;
    const [isFresh] = useState(() => Date.now() - Date.parse(alarm.raisedAt) < freshForMs);
    return (
      // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is laid out by position, which table rows are not
      <div
        role="row"
        className={styles.row}
        data-alarm={alarm.id}
        data-state={hasGone ? 'gone' : alarm.state}
        data-fresh={isFresh || undefined}
        aria-rowindex={index + 2}
        data-opened={isOpened || undefined}
        aria-selected={isSelected}
        aria-current={isOpened || undefined}
        tabIndex={isTabStop ? 0 : -1}
        style={{ transform: `translateY(${top}px)` }}
        onClick={(event) => {
          if (event.shiftKey || event.ctrlKey || event.metaKey) {
            onSelect(alarm.id, event.shiftKey);
          } else {
            onOpen(alarm.id);
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) {
            onOpen(alarm.id);
          }
        }}
        onFocus={() => onFocus(alarm.id)}
      >
        {row.getAllCells().map((cell) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, not its cells
          <div key={cell.id} role="gridcell" className={styles.cell} data-column={cell.column.id}>
            {cell.column.id === 'select' ? (
              <SelectBox
                number={alarm.number}
                isSelected={isSelected}
                isUnavailable={hasGone}
                onSelect={(isRange) => onSelect(alarm.id, isRange)}
              />
            ) : (
              <FlexRender cell={cell} />
            )}
          </div>
        ))}
      </div>
    );
  },
  (before, now) =>
    before.row.original === now.row.original &&
    before.index === now.index &&
    before.top === now.top &&
    before.isOpened === now.isOpened &&
    before.isSelected === now.isSelected &&
    before.isTabStop === now.isTabStop &&
    before.hasGone === now.hasGone,
);

interface SelectBoxProps {
  readonly number: number;
  readonly isSelected: boolean;
  readonly isUnavailable: boolean;
  readonly onSelect: (isRange: boolean) => void;
}

function SelectBox({ number, isSelected, isUnavailable, onSelect }: SelectBoxProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  return (
    <CheckBox
      checked={isSelected}
      aria-label={t('select.alarm', { number })}
      title={t('shell:hint', { text: t('select.alarm', { number }), key: t('key.space') })}
      // The row is what Tab stops at.
      tabIndex={-1}
      disabled={isUnavailable}
      onClick={(event) => {
        event.stopPropagation();
        onSelect(event.shiftKey);
      }}
      // What it shows is the selection, which the click has changed.
      onChange={() => undefined}
    />
  );
}
