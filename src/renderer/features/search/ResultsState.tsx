import { SearchX, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SiteError } from '../../app/siteApi.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { reasonText } from './searchTexts.ts';

interface ResultsStateProps {
  readonly failure: SiteError | null;
  readonly onRetry: () => void;
  readonly onBack: () => void;
}

const icon = { size: 28, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** Why there is no result: nothing was found, or nothing could be asked. */
export function ResultsState({ failure, onRetry, onBack }: ResultsStateProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  const back = <Button onClick={onBack}>{t('results.back')}</Button>;
  if (failure === null) {
    return (
      <EmptyState
        icon={<SearchX {...icon} />}
        title={t('results.empty')}
        text={t('results.emptyText')}
        action={back}
      />
    );
  }
  return (
    <EmptyState
      icon={<Unplug {...icon} />}
      title={t('results.failed')}
      text={failure.kind === 'refused' ? t('results.refused') : reasonText(t, errors, failure)}
      action={failure.kind === 'refused' ? back : <Button onClick={onRetry}>{t('results.retry')}</Button>}
    />
  );
}
