import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { restartRead, selectSite } from '../../app/siteSlice.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';

/** Says that the workstation ended unexpectedly and was started again by itself, until somebody has read it. */
export function RestartNotice() {
  const { t } = useTranslation('session');
  const dispatch = useAppDispatch();
  const { wasRestarted } = useAppSelector(selectSite);
  if (!wasRestarted) return null;
  return (
    <Banner
      tone="notice"
      icon={<RotateCcw size={16} strokeWidth={1.75} aria-hidden="true" />}
      action={
        <Button size="small" onClick={() => dispatch(restartRead())}>
          {t('restarted.read')}
        </Button>
      }
    >
      {t('restarted.text')}
    </Banner>
  );
}
