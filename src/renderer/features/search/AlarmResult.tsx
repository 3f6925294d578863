import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { AdditionalInformation, AlarmRecord, closeReasonText, ResourceList } from '../alarms/index.ts';
import { ResponseProcedure } from '../procedures/index.ts';
import { AlarmPlayers } from '../video/index.ts';
import { DetailsHead, DetailsState } from './DetailsFrame.tsx';
import { FoundAlarmFacts } from './FoundAlarmFacts.tsx';
import styles from './ResultDetails.module.css';
import { siteErrorOf, useFoundAlarmQuery } from './searchApi.ts';

interface AlarmResultProps {
  readonly id: string;
  /** Before the title: ways between an event and its alarms. */
  readonly views?: ReactNode;
  readonly close: ReactNode;
}

/** Where an alarm was to start live, its recording begins so long before it happened, s. */
const secondsBefore = 5;
const noSteps: ReadonlyMap<string, boolean> = new Map();
const noTick = () => undefined;

/** A found alarm with all that the details of the alarms show, as a record: nothing of it can be changed here (R-H06). */
export function AlarmResult({ id, views, close }: AlarmResultProps) {
  const { data, error, refetch } = useFoundAlarmQuery({ id });
  // What is past is played from its time, whatever its definition says of alarms that come in (R-D12).
  const alarm = useMemo(() => data && playedBack(data), [data]);
  if (!alarm)
    return <DetailsState error={error && siteErrorOf(error)} close={close} onRetry={() => void refetch()} />;
  return <AlarmPanels alarm={alarm} views={views} close={close} />;
}

function playedBack(alarm: AlarmView): AlarmView {
  return alarm.videoStart.mode === 'playback'
    ? alarm
    : { ...alarm, videoStart: { mode: 'playback', secondsBefore } };
}

function AlarmPanels({
  alarm,
  views,
  close,
}: { readonly alarm: AlarmView } & Pick<AlarmResultProps, 'views' | 'close'>) {
  const { t } = useTranslation('search');
  const { t: alarms } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const [tab, setTab] = useState<'procedure' | 'history'>('procedure');
  const trigger = alarm.resources.find((resource) => resource.trigger) ?? alarm.resources[0];
  const { closing } = alarm;
  const facts = [
    String(alarm.number),
    trigger?.name,
    siteTime.dateAndTime(Date.parse(alarm.raisedAt)),
    closing?.reason && closeReasonText(alarms, closing.reason),
  ];
  return (
    <>
      <DetailsHead title={alarm.name} facts={facts} views={views} close={close} />
      <div className={styles.panels} data-additional={alarm.additional !== null || undefined}>
        <div className={styles.about}>
          <FoundAlarmFacts alarm={alarm} />
          <ResourceList alarm={alarm} />
        </div>
        <AlarmPlayers alarm={alarm} />
        {alarm.additional && <AdditionalInformation information={alarm.additional} />}
        <Tabs
          className={styles.work ?? ''}
          selectedKey={tab}
          onSelectionChange={(key) => setTab(key === 'history' ? 'history' : 'procedure')}
        >
          <TabList className={styles.tabs ?? ''} aria-label={t('details.work')}>
            <Tab id="procedure" className={styles.tab ?? ''}>
              {t('details.procedure')}
            </Tab>
            <Tab id="history" className={styles.tab ?? ''}>
              {t('details.history')}
            </Tab>
          </TabList>
          <TabPanel id="procedure" className={styles.panel ?? ''}>
            <ResponseProcedure
              procedure={alarm.procedure}
              pendingSteps={noSteps}
              isRecord
              isAssignee={false}
              mayWork={false}
              onStep={noTick}
            />
          </TabPanel>
          <TabPanel id="history" className={styles.panel ?? ''}>
            <AlarmRecord alarm={alarm} isStacked />
          </TabPanel>
        </Tabs>
      </div>
    </>
  );
}
