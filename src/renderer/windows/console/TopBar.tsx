import { ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionState } from '../../../shared/bridge/state.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectBadge, selectLink } from '../../app/workstationSlice.ts';
import { AlarmRate } from '../../features/alarms/index.ts';
import { UserMenu } from '../../features/session/index.ts';
import { Hint } from '../../ui/Hint.tsx';
import { ProductMark } from '../../ui/ProductMark.tsx';
import { LinkStatus } from './LinkStatus.tsx';
import styles from './TopBar.module.css';

interface TopBarProps {
  readonly session: Extract<SessionState, { status: 'signedIn' }>;
  readonly onTestSound: () => void;
}

/** Where one is, whether what one sees is true, what time it is there, and who one is. */
export function TopBar({ session, onTestSound }: TopBarProps) {
  const { t } = useTranslation('shell');
  return (
    <header className={styles.bar}>
      <ProductMark />
      <h1 className={styles.product}>{t('product')}</h1>
      <span className={styles.site}>{session.site.name}</span>
      <nav className={styles.tabs} aria-label={t('mainTabs')}>
        <AlarmsTab />
      </nav>
      <span className={styles.space} />
      <AlarmRate />
      <LinkStatus />
      <SiteClock />
      <UserMenu user={session.user.name} isDemo={session.demo} onTestSound={onTestSound} />
    </header>
  );
}

function AlarmsTab() {
  const { t } = useTranslation('shell');
  const siteTime = useSiteTime();
  const badge = useAppSelector(selectBadge);
  return (
    <button type="button" className={styles.tab} aria-current="page">
      {t('tab.alarms')}
      {badge > 0 && (
        <span className={styles.badge} role="img" aria-label={t('tab.badge', { count: badge })}>
          {siteTime.number(badge)}
        </span>
      )}
    </button>
  );
}

/** A clock that is off by more than this, ms, is worth a warning (design, section 5). */
const clockOffMs = 5000;

function SiteClock() {
  const { t } = useTranslation('shell');
  const siteTime = useSiteTime();
  const now = useServerNow();
  const { clockOffsetMs } = useAppSelector(selectLink);
  const difference = siteTime.seconds(Math.abs(clockOffsetMs) / 1000);
  const isOff = Math.abs(clockOffsetMs) > clockOffMs;
  const warning =
    clockOffsetMs > 0 ? t('clockOff.behind', { difference }) : t('clockOff.ahead', { difference });
  return (
    <>
      {isOff && (
        <Hint text={warning}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its tooltip has the whole sentence */}
          <span className={styles.clockOff} tabIndex={0} role="note" aria-label={warning}>
            <ClockAlert size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('clockOff.short', { difference })}
          </span>
        </Hint>
      )}
      <span className={styles.clock} role="timer" aria-label={t('clock')}>
        {siteTime.time(now)}
      </span>
    </>
  );
}
