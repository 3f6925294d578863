import type { Row } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { memo, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';
import { useRowLanguage } from './rowLanguage.ts';
import { RowStateContext } from './rowState.ts';
import { selectRowState } from './selectors.ts';

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
  /** Asked once, when the row comes: whether an alarm of this time fades in. */
  readonly fadesIn: (raisedAt: string) => boolean;
  readonly onOpen: (id: string) => void;
  /** Selects the row or unselects it; with `isRange` all rows from the last one that was chosen to here. */
  readonly onSelect: (id: string, isRange: boolean) => void;
  readonly onFocus: (id: string) => void;
}

/** One alarm of the list. What it stands in may be handed on to another alarm: nothing of it is remembered between renders. */
export const AlarmRow = memo(
  function AlarmRow(props: AlarmRowProps) {
    const { row, index, top, isOpened, isSelected, isTabStop, hasGone } = props;
    const { fadesIn, onOpen, onSelect, onFocus } = props;
    const alarm = row.original;
    // Once for each alarm: the element may have been another one's.
    const isFresh = useMemo(() => fadesIn(alarm.raisedAt), [fadesIn, alarm.raisedAt]);
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
        <RowCells row={row} isSelected={isSelected} hasGone={hasGone} onSelect={onSelect} />
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

type RowCellsProps = Pick<AlarmRowProps, 'row' | 'isSelected' | 'hasGone' | 'onSelect'>;

/** What stands in a row. Every new alarm moves all rows below it: a row that only moves does not draw its cells again. */
const RowCells = memo(
  function RowCells({ row, isSelected, hasGone, onSelect }: RowCellsProps) {
    const { id, number } = row.original;
    const state = useAppSelector((store) => selectRowState(store, id), shallowEqual);
    const cells = row.getAllCells().map((cell) => (
      // biome-ignore lint/a11y/useSemanticElements: as above
      // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, not its cells
      <div key={cell.column.id} role="gridcell" className={styles.cell} data-column={cell.column.id}>
        {cell.column.id === 'select' ? (
          <SelectBox
            number={number}
            isSelected={isSelected}
            isUnavailable={hasGone}
            onSelect={(isRange) => onSelect(id, isRange)}
          />
        ) : (
          <FlexRender cell={cell} />
        )}
      </div>
    ));
    return <RowStateContext value={state}>{cells}</RowStateContext>;
  },
  (before, now) =>
    before.row.original === now.row.original &&
    before.isSelected === now.isSelected &&
    before.hasGone === now.hasGone,
);

interface SelectBoxProps {
  readonly number: number;
  readonly isSelected: boolean;
  readonly isUnavailable: boolean;
  readonly onSelect: (isRange: boolean) => void;
}

function SelectBox({ number, isSelected, isUnavailable, onSelect }: SelectBoxProps) {
  const { selectAlarm, selectHint } = useRowLanguage();
  const text = selectAlarm(number);
  return (
    <CheckBox
      checked={isSelected}
      aria-label={text}
      title={selectHint(text)}
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
