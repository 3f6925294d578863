import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { hasOpenRequest, selectDeparted } from './selectors.ts';
import { useAlarmActions } from './useAlarmActions.ts';

/** The row's actions: Handle where the user may (R-E09). */
export function ActionsCell({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation(['alarms', 'shell']);
  const actions = useAlarmActions();
  const isOnItsWay = useAppSelector((state) => hasOpenRequest(state, alarm.id, 'alarm.handle'));
  const hasGone = useAppSelector((state) => selectDeparted(state, alarm.id) !== undefined);
  if (hasGone || !alarm.allowed.includes('alarm.handle')) {
    return null;
  }
  return (
    <Button
      size="small"
      // The row is what Tab stops at; from it, H does the same.
      tabIndex={-1}
      unavailable={isOnItsWay}
      aria-label={t('action.handleAlarm', { number: alarm.number })}
      aria-keyshortcuts="H"
      title={t('shell:hint', { text: t('action.handle'), key: 'H' })}
      onClick={(event) => {
        event.stopPropagation();
        actions.handle(alarm.id);
      }}
    >
      {t('action.handle')}
    </Button>
  );
}
