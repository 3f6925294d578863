import { BellOff, CircleCheck, LoaderCircle, SearchX, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { retryLink } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './AlarmsPane.module.css';
import { filtersCleared } from './listViewSlice.ts';
import { selectAlarmTotal, selectFollowing } from './selectors.ts';

const icon = { size: 28, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** Why the list shows nothing: nothing matches, nothing is open, nothing is known yet, or nothing can be known. */
export function ListState() {
  const total = useAppSelector(selectAlarmTotal);
  const following = useAppSelector(selectFollowing);
  const link = useAppSelector(selectLink);
  if (following === null) {
    // Main's first word on the list is a moment away: until then nothing is true of it.
    return <div className={styles.state} />;
  }
  return (
    <div className={styles.state}>
      {following > 0 ? (
        <Loading />
      ) : total > 0 ? (
        <NothingMatches total={total} />
      ) : link.status === 'live' ? (
        <NothingOpen />
      ) : link.currentAt !== null ? (
        <NothingWasOpen at={link.currentAt} />
      ) : link.status === 'connecting' ? (
        <Loading />
      ) : (
        <Unreachable />
      )}
    </div>
  );
}

function NothingMatches({ total }: { readonly total: number }) {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  return (
    <EmptyState
      icon={<SearchX {...icon} />}
      title={t('empty.filtered')}
      text={t('empty.filteredText', { count: total })}
      action={<Button onClick={() => dispatch(filtersCleared())}>{t('empty.clear')}</Button>}
    />
  );
}

function NothingOpen() {
  const { t } = useTranslation('alarms');
  return <EmptyState icon={<CircleCheck {...icon} />} title={t('empty.none')} text={t('empty.noneText')} />;
}

function NothingWasOpen({ at }: { readonly at: string }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const time = siteTime.time(Date.parse(at));
  return <EmptyState icon={<BellOff {...icon} />} title={t('empty.noneThen', { time })} />;
}

function Loading() {
  const { t } = useTranslation('alarms');
  return <EmptyState icon={<LoaderCircle {...icon} />} title={t('empty.loading')} />;
}

function Unreachable() {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  return (
    <EmptyState
      icon={<Unplug {...icon} />}
      title={t('empty.unreachable')}
      text={t('empty.unreachableText')}
      action={<Button onClick={() => dispatch(retryLink(undefined))}>{t('shell:link.retry')}</Button>}
    />
  );
}
