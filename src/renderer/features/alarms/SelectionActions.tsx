import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { linkProtocol } from '../../../shared/link/protocol.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectIsPro } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import styles from './AlarmToolbar.module.css';
import { useAlarmActions } from './useAlarmActions.ts';

/** What can be done with all selected alarms at once (R-E12): there is no closing among it (R-E15). */
export const SelectionActions = memo(function SelectionActions() {
  const { t } = useTranslation(['alarms', 'shell']);
  const actions = useAlarmActions();
  const selected = useAppSelector((state) => state.listView.selected);
  const count = selected.length;
  const most = linkProtocol.bulkAlarmsMost;
  const tooMany = count > most ? t('bulk.tooMany', { most }) : null;
  const blocked = count === 0 ? t('bulk.nothing') : tooMany;
  const beyondTier = useAppSelector(selectIsPro) ? t('tier.notInPro') : null;
  const assignBlocked = beyondTier ?? blocked;
  const historyBlocked = beyondTier ?? (count === 0 ? t('bulk.nothing') : null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of buttons in a toolbar, not the fields of a form
    <div role="group" aria-label={t('bulk.group')} className={styles.selection}>
      <Hint
        text={
          blocked ?? t('shell:hint', { text: t('bulk.handle', { count }), key: t('key.shift', { key: 'H' }) })
        }
      >
        <Button unavailable={blocked !== null} aria-keyshortcuts="Shift+H" onClick={actions.handleSelected}>
          {t('action.handle')}
        </Button>
      </Hint>
      <Hint
        text={
          assignBlocked ??
          t('shell:hint', { text: t('bulk.assign', { count }), key: t('key.shift', { key: 'A' }) })
        }
      >
        <Button
          unavailable={assignBlocked !== null}
          aria-keyshortcuts="Shift+A"
          onClick={() => actions.askToAssign(selected)}
        >
          {t('action.assign')}
        </Button>
      </Hint>
      <Hint
        text={
          historyBlocked ??
          t('shell:hint', { text: t('bulk.history', { count }), key: t('key.shift', { key: 'Y' }) })
        }
      >
        <Button
          unavailable={historyBlocked !== null}
          aria-keyshortcuts="Shift+Y"
          onClick={actions.historyOfSelected}
        >
          {t('action.history')}
        </Button>
      </Hint>
    </div>
  );
});
