import { ClockAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectLink } from '../../app/workstationSlice.ts';
import { Hint } from '../../ui/Hint.tsx';
import styles from './TopBar.module.css';

/** A clock that is off by more than this, ms, is worth a warning (design, section 5). */
const clockOffMs = 5000;

/** The site's time by the server's clock, and a warning where this machine's is off. */
export function SiteClock() {
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
