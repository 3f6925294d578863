import { LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import { failureText } from '../../app/failureText.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './SignInView.module.css';

interface StartingViewProps {
  readonly server: string | null;
  /** Why main has not said how things are. */
  readonly failure: BridgeFailure | null;
}

/** What stands there until it is known who works here, and on what. */
export function StartingView({ server, failure }: StartingViewProps) {
  const { t } = useTranslation('session');
  const { t: errors } = useTranslation('errors');
  return (
    <main className={styles.view} aria-busy={failure === null}>
      {failure ? (
        <EmptyState
          icon={<TriangleAlert size={28} strokeWidth={1.5} aria-hidden="true" />}
          title={t('starting.noAnswer', { reason: failureText(errors, failure) })}
        />
      ) : (
        <EmptyState
          icon={<LoaderCircle size={28} strokeWidth={1.5} aria-hidden="true" />}
          title={t('starting.title')}
          text={server === null ? undefined : t('starting.text', { server })}
        />
      )}
    </main>
  );
}
