import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './ResultsView.module.css';
import { reasonText } from './searchTexts.ts';
import type { UsedBook } from './useResultBook.ts';

interface ResultsFootProps {
  readonly book: UsedBook;
  readonly isEmpty: boolean;
  readonly onBack: () => void;
}

/** Below the list: the way back to the query (R-H06), and what keeps the list from going on. */
export function ResultsFoot({ book, isEmpty, onBack }: ResultsFootProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  const isDown = useAppSelector(selectLink).status === 'down';
  const { failure, end } = book.state;
  const hasFailed = failure !== null && !isEmpty;
  const text = hasFailed
    ? t('results.failedMore', { reason: reasonText(t, errors, failure) })
    : isDown && !isEmpty
      ? t('linkDown')
      : end === 'cut'
        ? t('results.cut')
        : '';
  return (
    <footer className={styles.foot}>
      <Button onClick={onBack}>
        <ArrowLeft size={16} strokeWidth={1.75} aria-hidden="true" />
        {t('results.back')}
      </Button>
      <p className={styles.footState} data-tone={hasFailed ? 'lost' : undefined} role="status" title={text}>
        {text}
      </p>
      {hasFailed && (
        <Button size="small" onClick={book.retry}>
          {t('results.retry')}
        </Button>
      )}
    </footer>
  );
}
