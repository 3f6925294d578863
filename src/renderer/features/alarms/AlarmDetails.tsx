import { X } from 'lucide-react';
import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { noticed } from '../../app/noticesSlice.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { selectIsPro, selectSession } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { ResponseProcedure } from '../procedures/index.ts';
import { AlarmPlayers } from '../video/index.ts';
import { AdditionalInformation } from './AdditionalInformation.tsx';
import styles from './AlarmDetails.module.css';
import { AlarmFacts } from './AlarmFacts.tsx';
import { AlarmHistoryPanel } from './AlarmHistoryPanel.tsx';
import { AlarmTabs } from './AlarmTabs.tsx';
import type { DepartedAlarm } from './alarmsSlice.ts';
import { CloseButtons } from './CloseButtons.tsx';
import { tabClosed } from './listViewSlice.ts';
import { useProjection } from './projectedAlarm.ts';
import { ResourceList } from './ResourceList.tsx';
import { selectAlarm, selectDeparted } from './selectors.ts';
import { useAlarmActions } from './useAlarmActions.ts';

interface AlarmDetailsProps {
  readonly id: string;
  /** The alarm is closed by this user, or he may not see it any more: its tab goes. */
  readonly onGone: (id: string) => void;
  /** The user leaves the details. */
  readonly onClose: (id: string) => void;
}

/** The lower area: what there is to know and to do about one alarm (R-F01..R-F07). */
export const AlarmDetails = memo(function AlarmDetails({ id, onGone, onClose }: AlarmDetailsProps) {
  const dispatch = useAppDispatch();
  const alarm = useAppSelector((state) => selectAlarm(state, id));
  const departed = useAppSelector((state) => selectDeparted(state, id));
  const isClosedHere = useAppSelector((state) => state.commands.closing.includes(id));
  const shown = alarm ?? departed?.alarm ?? undefined;

  const isDone = departed !== undefined && isClosedHere;
  useEffect(() => {
    if (!isDone && departed?.alarm === null) {
      const kind = departed.why === 'rights' ? 'alarmRevoked' : 'alarmMissing';
      dispatch(noticed({ kind, number: departed.number }));
    }
    if (isDone || shown === undefined) {
      onGone(id);
    }
  }, [dispatch, onGone, id, departed, isDone, shown]);

  return shown && !isDone ? <OpenDetails alarm={shown} departed={departed} onClose={onClose} /> : null;
});

interface OpenDetailsProps {
  readonly alarm: AlarmView;
  readonly departed: DepartedAlarm | undefined;
  readonly onClose: (id: string) => void;
}

function OpenDetails({ alarm, departed, onClose }: OpenDetailsProps) {
  const { t } = useTranslation('alarms');
  const actions = useAlarmActions();
  const session = useAppSelector(selectSession);
  const isPro = useAppSelector(selectIsPro);
  const user = session?.status === 'signedIn' ? session.user : { id: '', name: '' };
  const projected = useProjection(alarm);
  const showsHistory = useAppSelector((state) => state.listView.showsHistory);
  const mayWork = departed === undefined && alarm.allowed.includes('alarm.step');

  return (
    <section
      className={styles.details}
      aria-label={t('details.region', { number: alarm.number })}
      onKeyDown={(event) => {
        // A dialog or a tooltip in front of it takes its own Esc first.
        if (
          event.key === 'Escape' &&
          !event.defaultPrevented &&
          event.currentTarget.contains(event.target as Node)
        ) {
          onClose(alarm.id);
        }
      }}
    >
      <DetailsHead alarm={alarm} />
      {departed && (
        <p className={styles.departed} role="status">
          {departed.why === 'expired' ? t('details.departed.expired') : t('details.departed.closed')}
        </p>
      )}
      <div
        className={styles.panels}
        data-additional={alarm.additional !== null || undefined}
        data-history={showsHistory || undefined}
      >
        {showsHistory ? (
          <AlarmHistoryPanel alarm={alarm} />
        ) : (
          <div className={styles.about}>
            <ResourceList alarm={alarm} />
            <AlarmFacts alarm={alarm} departed={departed} />
          </div>
        )}
        <AlarmPlayers alarm={alarm} />
        {alarm.additional && <AdditionalInformation information={alarm.additional} />}
        <div className={styles.work} data-procedure>
          <ResponseProcedure
            // Another alarm starts with its own unfinished comment, not with this one's.
            key={alarm.id}
            procedure={projected.alarm.procedure}
            pendingSteps={projected.pendingSteps}
            isBeyondTier={isPro}
            isAssignee={alarm.assignee?.id === user.id}
            mayWork={mayWork}
            onStep={(step, done, comment) => actions.step(alarm.id, step, done, comment)}
          />
          <CloseButtons alarm={projected.alarm} hasDeparted={departed !== undefined} />
        </div>
      </div>
    </section>
  );
}

function DetailsHead({ alarm }: Pick<OpenDetailsProps, 'alarm'>) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const siteTime = useSiteTime();
  const now = useServerNow(10);
  const trigger = alarm.resources.find((resource) => resource.trigger) ?? alarm.resources[0];
  const facts = [
    trigger?.name,
    siteTime.ago(now - Date.parse(alarm.raisedAt)),
    t('details.times', { count: alarm.count }),
  ];
  return (
    <header className={styles.head}>
      <AlarmTabs />
      <h2 className={styles.title}>{alarm.name}</h2>
      <p className={styles.meta}>{facts.filter(Boolean).join(' · ')}</p>
      <Hint text={t('tabs.close', { number: alarm.number })} placement="left">
        <Button
          look="quiet"
          size="small"
          icon
          aria-label={t('tabs.close', { number: alarm.number })}
          onClick={() => dispatch(tabClosed(alarm.id))}
        >
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
    </header>
  );
}
