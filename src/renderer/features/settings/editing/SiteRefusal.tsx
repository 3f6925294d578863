import { TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/link/rest.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { refusalText } from './refusalText.ts';

interface RefusalProps {
  readonly error: SiteError;
  /** The section's own words, where it knows better. */
  readonly words?: ((problem: Problem) => string | undefined) | undefined;
}

/** Why the site did not do it. */
export function RefusalWords({ error, words }: RefusalProps) {
  const { t } = useTranslation('settings');
  const { t: errors } = useTranslation('errors');
  const own = error.kind === 'refused' ? words?.(error.problem) : undefined;
  return own ?? refusalText({ t, errors }, error);
}

/** Why the site did not do it, across the page, until it is dismissed. */
export function RefusalBanner({
  error,
  words,
  onDismiss,
}: RefusalProps & { readonly onDismiss: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <div role="alert">
      <Banner
        tone="lost"
        icon={<TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />}
        action={
          <Button look="quiet" size="small" icon aria-label={t('dismiss')} onClick={onDismiss}>
            <X size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        }
      >
        <RefusalWords error={error} words={words} />
      </Banner>
    </div>
  );
}
