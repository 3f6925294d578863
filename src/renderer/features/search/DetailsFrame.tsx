import { LoaderCircle, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteError } from '../../app/siteApi.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './ResultDetails.module.css';
import { reasonText } from './searchTexts.ts';
import { useOnceBack } from './useOnceBack.ts';

interface DetailsHeadProps {
  readonly title: string;
  readonly facts: readonly (string | null | undefined)[];
  readonly views?: ReactNode;
  readonly close: ReactNode;
}

/** The line above the details. */
export function DetailsHead({ title, facts, views, close }: DetailsHeadProps) {
  return (
    <header className={styles.head}>
      {views}
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.meta}>{facts.filter(Boolean).join(' · ')}</p>
      {close}
    </header>
  );
}

interface DetailsStateProps {
  /** `undefined` while they are on their way. */
  readonly error: SiteError | undefined;
  readonly close: ReactNode;
  readonly onRetry: () => void;
}

const icon = { size: 28, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** What stands where details would be: they are on their way, cannot be had, or are gone. */
export function DetailsState({ error, close, onRetry }: DetailsStateProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  useOnceBack(error !== undefined, onRetry);
  const isGone = error?.kind === 'refused' && error.problem.code === 'NOT_FOUND';
  return (
    <>
      <DetailsHead title="" facts={[]} close={close} />
      {error === undefined ? (
        <EmptyState icon={<LoaderCircle {...icon} />} title={t('details.loading')} />
      ) : isGone ? (
        <EmptyState icon={<Unplug {...icon} />} title={t('details.gone')} />
      ) : (
        <EmptyState
          icon={<Unplug {...icon} />}
          title={t('details.failed', { reason: reasonText(t, errors, error) })}
          action={<Button onClick={onRetry}>{t('details.retry')}</Button>}
        />
      )}
    </>
  );
}
