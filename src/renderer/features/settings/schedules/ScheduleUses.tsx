import { useTranslation } from 'react-i18next';
import { depart } from '../../../app/departures.ts';
import { useAppDispatch } from '../../../app/hooks.ts';
import { FormSection } from '../../../ui/FormSection.tsx';
import styles from './Schedules.module.css';
import { useScheduleUses } from './scheduleUse.ts';

/** Which definitions raise by a schedule, each a way there. */
export function ScheduleUses({ schedule }: { readonly schedule: string }) {
  const { t } = useTranslation('site');
  const dispatch = useAppDispatch();
  const uses = useScheduleUses()?.(schedule);
  if (uses === undefined) return null;
  return (
    <FormSection title={t('schedule.usedBy')}>
      {uses.length === 0 && <p className={styles.none}>{t('schedule.notUsed')}</p>}
      <ul className={styles.uses}>
        {uses.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.link}
              onClick={() =>
                dispatch(
                  depart({ kind: 'settings', to: { section: 'definitions', item: { kind: 'item', id } } }),
                )
              }
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </FormSection>
  );
}
