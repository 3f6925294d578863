import { AppWindow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppDispatch } from '../../app/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './AlarmsPane.module.css';
import { putAlarmsBack, showAlarms } from './sharedView.ts';

/** In the place of the alarms while they are in a window of their own (R-J01). */
export function AlarmsElsewhere() {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  return (
    <section className={styles.pane}>
      <div className={styles.state}>
        <EmptyState
          icon={<AppWindow size={28} strokeWidth={1.5} aria-hidden="true" />}
          title={t('place.elsewhere')}
          text={t('place.elsewhereText')}
          action={
            <span className={styles.choices}>
              <Button look="primary" onClick={() => dispatch(showAlarms(undefined))}>
                {t('place.show')}
              </Button>
              <Button onClick={() => dispatch(putAlarmsBack(undefined))}>{t('place.putBack')}</Button>
            </span>
          }
        />
      </div>
    </section>
  );
}
