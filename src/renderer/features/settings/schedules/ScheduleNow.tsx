import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../../../shared/domain/schedule.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import { useServerNow } from '../../../app/useSiteTime.ts';
import { selectLocale, selectTimeZone } from '../../../app/workstationSlice.ts';
import { changeText, scheduleState } from './changeText.ts';
import styles from './Schedules.module.css';

const minuteSeconds = 60;
const minuteMs = 60_000;

interface ScheduleNowProps {
  readonly schedule: Schedule;
  /** In a row there is room for the state alone; what comes next is its tooltip. */
  readonly isShort?: boolean;
}

/** Whether a schedule holds now, and when that changes, in the site's time (R-D03). */
export function ScheduleNow({ schedule, isShort = false }: ScheduleNowProps) {
  const { t } = useTranslation('site');
  const locale = useAppSelector(selectLocale);
  const timeZone = useAppSelector(selectTimeZone);
  const minute = Math.floor(useServerNow(minuteSeconds) / minuteMs);
  const state = useMemo(
    () => scheduleState(schedule, minute * minuteMs, timeZone),
    [schedule, minute, timeZone],
  );
  const next = changeText(t, state, { locale, timeZone });
  return (
    <span className={styles.now} title={isShort ? next : undefined}>
      <span className={styles.dot} data-on={state.isOn || undefined} aria-hidden="true" />
      {state.isOn ? t('schedule.on') : t('schedule.off')}
      {!isShort && <span className={styles.next}>{next}</span>}
    </span>
  );
}
