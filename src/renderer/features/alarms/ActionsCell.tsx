import type { MouseEvent } from 'react';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './cells.module.css';
import { useRowLanguage } from './rowLanguage.ts';
import { useRowState } from './rowState.ts';
import { useAlarmActions } from './useAlarmActions.ts';

/** A click on an action is not one on the row. */
const alone = (act: () => void) => (event: MouseEvent) => {
  event.stopPropagation();
  act();
};

/** The row's actions: Handle, Assign to, History (R-E09..R-E11). Tab stops at the row; from it, their keys do the same. */
export function ActionsCell({ alarm }: { readonly alarm: AlarmView }) {
  const language = useRowLanguage();
  const { isPro, handle, handleHint, assignHint, historyHint } = language;
  const actions = useAlarmActions();
  const { departed, isHandling, isAssigning } = useRowState();
  const hasGone = departed !== undefined;
  const { id, number, allowed } = alarm;
  return (
    <span className={styles.actions}>
      {!hasGone && allowed.includes('alarm.handle') && (
        <Button
          size="small"
          tabIndex={-1}
          unavailable={isHandling}
          aria-label={language.handleAlarm(number)}
          aria-keyshortcuts="H"
          title={handleHint}
          onClick={alone(() => actions.handle(id))}
        >
          {handle}
        </Button>
      )}
      {!hasGone && (isPro || allowed.includes('alarm.assign')) && (
        <Button
          size="small"
          icon
          tabIndex={-1}
          unavailable={isPro || isAssigning}
          aria-label={language.assignAlarm(number)}
          aria-keyshortcuts="A"
          title={assignHint}
          onClick={alone(() => actions.askToAssign([id]))}
          data-icon-name="assign"
        />
      )}
      <Button
        size="small"
        icon
        tabIndex={-1}
        unavailable={isPro}
        aria-label={language.historyOfAlarm(number)}
        aria-keyshortcuts="Y"
        title={historyHint}
        onClick={alone(() => actions.toggleHistory(id))}
        data-icon-name="history"
      />
    </span>
  );
}
