import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'react-redux';
import { useAppSelector } from '../../app/hooks.ts';
import type { RootState } from '../../app/store.ts';
import { useServerNow } from '../../app/useSiteTime.ts';
import { selectIsListKnown } from '../../app/workstationSlice.ts';
import { Hint } from '../../ui/Hint.tsx';
import styles from './AlarmRate.module.css';
import { createRateCounter } from './alarmRate.ts';

/** How many alarms came in the last ten minutes, one bar a minute, the present one in blue. */
export function AlarmRate() {
  const { t } = useTranslation('alarms');
  const store = useStore<RootState>();
  const [countRate] = useState(createRateCounter);
  // Once a second, not at every change: a number that jumps with each event of a burst is no calm sight.
  const now = useServerNow(1);
  const minutes = countRate(store.getState().alarms, now);
  const count = minutes.reduce((sum, each) => sum + each, 0);
  const most = Math.max(4, ...minutes);
  if (!useAppSelector(selectIsListKnown)) return null;
  return (
    <Hint text={t('rate.hint', { count })}>
      <span className={styles.rate} role="img" aria-label={t('rate.hint', { count })}>
        <span className={styles.bars}>
          {minutes.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <span key={index} className={styles.bar} style={{ height: `${2 + (each / most) * 10}px` }} />
          ))}
        </span>
        {t('rate.text', { count })}
      </span>
    </Hint>
  );
}
