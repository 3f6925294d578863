import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ResultGrid.module.css';
import type { Found } from './ResultsView.tsx';
import { alarmResultColumns, eventColumnsUnder } from './resultColumns.tsx';

interface ResultRowProps {
  /** `undefined`: on its way; `null`: gone since it was found. */
  readonly found: Found | null | undefined;
  /** The tier of the site: it decides about the columns. */
  readonly isPro: boolean;
  /** Place in the list, from 0. */
  readonly index: number;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly isOpened: boolean;
  readonly isTabStop: boolean;
  readonly onOpen: (found: Found) => void;
  readonly onFocus: (index: number) => void;
}

/** One result. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { found, isPro, index, top, isOpened, isTabStop, onOpen, onFocus } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid is laid out by position, which table rows are not
    <div
      role="row"
      className={styles.row}
      data-index={index}
      data-result={found?.id}
      data-opened={isOpened || undefined}
      aria-rowindex={index + 2}
      aria-current={isOpened || undefined}
      tabIndex={isTabStop ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => found && onOpen(found)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && found) onOpen(found);
      }}
      onFocus={() => onFocus(index)}
    >
      <Cells found={found} isPro={isPro} />
    </div>
  );
});

function Cells({ found, isPro }: Pick<ResultRowProps, 'found' | 'isPro'>) {
  const { t } = useTranslation('search');
  if (!found) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: as above
      // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, not its cells
      <div role="gridcell" className={styles.absent} data-coming={found === undefined || undefined}>
        {found === null ? t('results.gone') : <span aria-hidden="true" />}
      </div>
    );
  }
  const cells =
    found.in === 'alarms'
      ? alarmResultColumns.map(({ id, cell }) => ({ id, content: cell(found) }))
      : eventColumnsUnder(isPro).map(({ id, cell }) => ({ id, content: cell(found) }));
  return cells.map(({ id, content }) => (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus, not its cells
    <div key={id} role="gridcell" className={styles.cell} data-column={id}>
      {content}
    </div>
  ));
}
