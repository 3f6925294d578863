import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SiteError } from '../../../app/siteApi.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import styles from './LoadState.module.css';
import { refusalText } from './refusalText.ts';

interface LoadStateProps {
  /** `null` while the site is still being asked. */
  readonly error: SiteError | null;
  readonly onRetry: () => void;
  /** The way out where there is no longer anything to load. */
  readonly onBack?: () => void;
}

/** What stands where the content would be, until it is there or because it cannot be had. */
export function LoadState({ error, onRetry, onBack }: LoadStateProps) {
  const { t } = useTranslation('settings');
  const { t: errors } = useTranslation('errors');
  if (error === null) {
    return (
      <p className={styles.loading} role="status">
        {t('list.loading')}
      </p>
    );
  }
  const isGone = error.kind === 'refused' && error.problem.code === 'NOT_FOUND';
  return (
    <EmptyState
      icon={<CloudOff size={28} strokeWidth={1.5} aria-hidden="true" />}
      title={t('list.notLoaded')}
      text={refusalText({ t, errors }, error)}
      action={
        isGone && onBack ? (
          <Button onClick={onBack}>{t('editor.back')}</Button>
        ) : (
          <Button onClick={onRetry}>{t('list.retry')}</Button>
        )
      }
    />
  );
}
