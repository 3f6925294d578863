import type { Row } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { memo, useState } from 'react';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import styles from './AlarmGrid.module.css';
import type { alarmTableFeatures } from './alarmColumns.tsx';

interface AlarmRowProps {
  readonly row: Row<typeof alarmTableFeatures, AlarmView>;
  /** Place in the list, from 0. */
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly isOpened: boolean;
  /** Whether Tab stops here; one row of the list does. */
  readonly isTabStop: boolean;
  readonly hasGone: boolean;
  readonly onOpen: (id: string) => void;
  readonly onFocus: (id: string) => void;
}

/** A row that came this recently, ms, fades in; one that is scrolled into view does not. */
const freshForMs = 3000;

/** One alarm of the list. */
export const AlarmRow = memo(
  function AlarmRow({ row, index, top, isOpened, isTabStop, hasGone, onOpen, onFocus }: AlarmRowProps) {
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
        aria-selected={isOpened}
        tabIndex={isTabStop ? 0 : -1}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => onOpen(alarm.id)}
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
            <FlexRender cell={cell} />
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
    before.isTabStop === now.isTabStop &&
    before.hasGone === now.hasGone,
);
