import { HardDrive, Unplug } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { retryLink } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectCacheTrouble, selectLink } from '../../app/workstationSlice.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

/** A link that is back within this time, ms, is not worth moving the list for. */
const worthSayingAfterMs = 3000;

/** Says how old the list is while the link is down (R-E08, R-J06), and what is wrong with this workstation's own copy. */
export const LinkBanner = memo(function LinkBanner() {
  const link = useAppSelector(selectLink);
  const trouble = useAppSelector(selectCacheTrouble);
  return (
    <>
      {link.status !== 'live' && link.currentAt !== null && (
        <StaleBanner currentAt={Date.parse(link.currentAt)} />
      )}
      {trouble && <CacheBanner trouble={trouble} />}
    </>
  );
});

function StaleBanner({ currentAt }: { readonly currentAt: number }) {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const siteTime = useSiteTime();
  const age = useServerNow() - currentAt;
  if (age < worthSayingAfterMs) {
    return null;
  }
  return (
    <Banner
      tone="lost"
      icon={<Unplug size={16} strokeWidth={1.75} aria-hidden="true" />}
      action={
        <Button size="small" onClick={() => dispatch(retryLink(undefined))}>
          {t('link.retry')}
        </Button>
      }
    >
      <strong>{t('link.stale.title')}.</strong>{' '}
      {t('link.stale.text', { time: siteTime.time(currentAt), age: siteTime.ago(age) })}
    </Banner>
  );
}

function CacheBanner({ trouble }: { readonly trouble: 'damaged' | 'notWritable' }) {
  const { t } = useTranslation('shell');
  return (
    <Banner
      tone={trouble === 'notWritable' ? 'lost' : 'notice'}
      icon={<HardDrive size={16} strokeWidth={1.75} aria-hidden="true" />}
    >
      {trouble === 'damaged' ? t('cacheTrouble.damaged') : t('cacheTrouble.notWritable')}
    </Banner>
  );
}
