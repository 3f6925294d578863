import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { closeBlockedText } from './alarmTexts.ts';
import styles from './CloseButtons.module.css';
import { refusalText } from './refusalText.ts';
import { hasOpenRequest, selectOpenRequest, selectRefusal } from './selectors.ts';
import { useAlarmActions } from './useAlarmActions.ts';

interface CloseButtonsProps {
  /** With the ticks that are on their way. */
  readonly alarm: AlarmView;
  readonly hasDeparted: boolean;
}

/** The way out of an alarm: Handle while nobody has it, and Close, which turns blue when it is allowed (R-G04). */
export function CloseButtons({ alarm, hasDeparted }: CloseButtonsProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const { t: errors } = useTranslation('errors');
  const { t: alarmTexts } = useTranslation('alarms');
  const actions = useAlarmActions();
  const userId = useAppSelector(selectUserId);
  const request = useAppSelector((state) => selectOpenRequest(state, alarm.id));
  const isTaking = useAppSelector((state) => hasOpenRequest(state, alarm.id, 'alarm.handle'));
  const isClosing = useAppSelector((state) => hasOpenRequest(state, alarm.id, 'alarm.close'));
  const refusal = useAppSelector((state) => selectRefusal(state, alarm.id));
  const blocked = hasDeparted
    ? t('blocked.gone')
    : isClosing
      ? t('blocked.closing')
      : closeBlockedText(alarmTexts, alarm, userId);
  const mayHandle = !hasDeparted && alarm.allowed.includes('alarm.handle');

  return (
    <footer className={styles.footer}>
      {refusal && <p className={styles.refusal}>{refusalText(errors, refusal, userId)}</p>}
      <div className={styles.buttons}>
        {mayHandle && (
          <Hint
            text={
              isTaking
                ? t(request?.sent ? 'pending.sending' : 'pending.kept')
                : t('shell:hint', { text: t('action.handle'), key: 'H' })
            }
            placement="top"
          >
            <Button
              size="large"
              // One of the two is blue: where closing is allowed, that says so (R-G04).
              look={isTaking || blocked === null ? 'normal' : 'primary'}
              unavailable={isTaking}
              aria-keyshortcuts="H"
              onClick={() => actions.handle(alarm.id)}
            >
              {isTaking
                ? t(request?.sent ? 'pending.button.sending' : 'pending.button.kept')
                : t('action.handle')}{' '}
              <KeyCap>H</KeyCap>
            </Button>
          </Hint>
        )}
        <Hint text={blocked ?? t('shell:hint', { text: t('action.close'), key: 'C' })} placement="top">
          <Button
            size="large"
            look={blocked === null ? 'primary' : 'normal'}
            unavailable={blocked !== null}
            aria-keyshortcuts="C"
            aria-description={blocked ?? undefined}
            onClick={() => actions.askToClose(alarm.id)}
          >
            {t('action.close')} <KeyCap>C</KeyCap>
          </Button>
        </Hint>
      </div>
    </footer>
  );
}
