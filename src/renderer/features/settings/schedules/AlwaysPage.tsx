import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { dayMinutes } from '../../../ui/timeOfDay.ts';
import styles from './Schedules.module.css';
import { ScheduleUses } from './ScheduleUses.tsx';
import { always } from './scheduleForm.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { weekdays, weekTexts } from './weekText.ts';

const wholeWeek = weekTexts(weekdays.map((weekday) => ({ weekday, fromMinute: 0, toMinute: dayMinutes })));

/** The schedule that the product brings: it can be looked at and used, not changed (R-D03). */
export function AlwaysPage() {
  const { t } = useTranslation('site');
  const dispatch = useAppDispatch();
  return (
    <div className={styles.alwaysPage}>
      <header className={styles.head}>
        <Button
          look="quiet"
          icon
          aria-label={t('schedule.back')}
          title={t('schedule.back')}
          onClick={() =>
            dispatch(depart({ kind: 'settings', to: { section: 'schedules', item: { kind: 'list' } } }))
          }
        >
          <ArrowLeft size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <h2 className={styles.title}>{t('schedule.always')}</h2>
      </header>
      <div className={styles.alwaysScroll}>
        <div className={styles.alwaysFields}>
          <FormSection title={t('week.title')} hint={t('schedule.alwaysKept')}>
            <WeekGrid week={wholeWeek} isReadOnly onChange={() => undefined} />
          </FormSection>
          <ScheduleUses schedule={always} />
        </div>
      </div>
    </div>
  );
}
