import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import styles from './AlarmTabs.module.css';
import { tabClosed, tabFocused } from './listViewSlice.ts';
import { selectAlarm, selectDeparted, selectTabs } from './selectors.ts';

/** The open alarms by their IDs, the one in front in blue (R-F01). */
export function AlarmTabs() {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const tabs = useAppSelector(selectTabs);
  const opened = useAppSelector((state) => state.listView.opened);
  const more = useAppSelector((state) => state.listView.selected.length) - tabs.length;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = opened === null ? -1 : tabs.indexOf(opened);
    const last = tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = tabs[targets[event.key] ?? -1];
    if (target !== undefined) {
      event.preventDefault();
      dispatch(tabFocused(target));
      event.currentTarget.querySelector<HTMLElement>(`[data-tab="${CSS.escape(target)}"]`)?.focus();
    } else if (event.key === 'Delete' && opened !== null) {
      event.preventDefault();
      dispatch(tabClosed(opened));
    }
  };
  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={t('tabs.label')} className={styles.list} onKeyDown={onKeyDown}>
        {tabs.map((id, index) => (
          <AlarmTab key={id} id={id} index={index} isInFront={id === opened} />
        ))}
      </div>
      {more > 0 && <span className={styles.more}>{t('tabs.more', { count: more })}</span>}
    </div>
  );
}

interface AlarmTabProps {
  readonly id: string;
  readonly index: number;
  readonly isInFront: boolean;
}

function AlarmTab({ id, index, isInFront }: AlarmTabProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const alarm = useAppSelector((state) => selectAlarm(state, id));
  const departed = useAppSelector((state) => selectDeparted(state, id));
  const number = alarm?.number ?? departed?.number;
  const key = index < 9 ? `Ctrl+${index + 1}` : null;
  const name = alarm?.name ?? departed?.alarm?.name ?? '';
  return (
    <button
      type="button"
      role="tab"
      className={styles.tab}
      data-tab={id}
      data-gone={alarm === undefined || undefined}
      aria-selected={isInFront}
      aria-keyshortcuts={key === null ? undefined : `Control+${index + 1}`}
      title={key === null ? name : t('shell:hint', { text: name, key })}
      tabIndex={isInFront ? 0 : -1}
      onClick={() => dispatch(tabFocused(id))}
      onAuxClick={(event) => {
        if (event.button === 1) {
          dispatch(tabClosed(id));
        }
      }}
    >
      {number}
    </button>
  );
}
