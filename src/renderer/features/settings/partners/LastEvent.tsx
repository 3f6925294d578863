import { useTranslation } from 'react-i18next';
import { useServerNow, useSiteTime } from '../../../app/useSiteTime.ts';

const renewEverySeconds = 10;

/** How long ago a partner was heard last; the exact time is its tooltip. */
export function LastEvent({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('site');
  const siteTime = useSiteTime();
  const nowMs = useServerNow(renewEverySeconds);
  if (at === null) return t('partner.neverHeard');
  const atMs = Date.parse(at);
  return (
    <time dateTime={at} title={siteTime.dateAndTime(atMs)}>
      {siteTime.ago(nowMs - atMs)}
    </time>
  );
}
