import { VideoOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventDetails } from '../../../shared/link/search.ts';
import { eventKindText } from '../../app/kindTexts.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Fact, Facts, Panel } from '../../ui/Panel.tsx';
import { AdditionalInformation } from '../alarms/index.ts';
import { EventPlayer } from '../video/index.ts';
import { AlarmResult } from './AlarmResult.tsx';
import { DetailsHead, DetailsState } from './DetailsFrame.tsx';
import styles from './ResultDetails.module.css';
import { siteErrorOf, useFoundEventQuery } from './searchApi.ts';
import { phaseText } from './searchTexts.ts';

/** A found event with all that its sender told and its video, and beside it the alarms that it raised (R-H06). */
export function EventResult({ id, close }: { readonly id: string; readonly close: ReactNode }) {
  const { t } = useTranslation('search');
  const { data: event, error, refetch } = useFoundEventQuery({ id });
  const [alarm, setAlarm] = useState<string | null>(null);
  if (!event)
    return <DetailsState error={error && siteErrorOf(error)} close={close} onRetry={() => void refetch()} />;
  const views = event.alarms.length > 0 && (
    <nav className={styles.views} aria-label={t('details.views')}>
      <Button size="small" pressed={alarm === null} onClick={() => setAlarm(null)}>
        {t('details.tab.event')}
      </Button>
      {event.alarms.map(({ id: other, number }) => (
        <Button key={other} size="small" pressed={alarm === other} onClick={() => setAlarm(other)}>
          {t('details.tab.alarm', { number })}
        </Button>
      ))}
    </nav>
  );
  return alarm === null ? (
    <EventPanels event={event} views={views} close={close} />
  ) : (
    <AlarmResult key={alarm} id={alarm} views={views} close={close} />
  );
}

interface EventPanelsProps {
  readonly event: EventDetails;
  readonly views: ReactNode;
  readonly close: ReactNode;
}

function EventPanels({ event, views, close }: EventPanelsProps) {
  const { t } = useTranslation('search');
  const { t: alarms } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const { resource } = event;
  return (
    <>
      <DetailsHead
        title={eventKindText(alarms, event.eventType)}
        facts={[resource?.name ?? event.subject, siteTime.dateAndTime(Date.parse(event.serverAt))]}
        views={views}
        close={close}
      />
      <div className={styles.panels} data-of="event" data-additional={event.additional !== null || undefined}>
        <EventFacts event={event} />
        {resource?.hasVideo ? (
          <EventPlayer event={event} camera={resource} />
        ) : (
          <p className={styles.noVideo}>
            <VideoOff size={16} strokeWidth={1.75} aria-hidden="true" />
            {resource ? t('details.noVideo') : t('details.noResource')}
          </p>
        )}
        {event.additional && <AdditionalInformation information={event.additional} />}
      </div>
    </>
  );
}

function EventFacts({ event }: Pick<EventPanelsProps, 'event'>) {
  const { t } = useTranslation('search');
  const { t: alarms } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const raised =
    event.alarms.length > 0
      ? event.alarms.map(({ number }) => number).join(', ')
      : event.raised
        ? t('details.raisedHidden')
        : t('details.raisedNone');
  return (
    <Panel title={t('details.eventFacts')}>
      <Facts>
        <Fact label={t('details.type')}>{eventKindText(alarms, event.eventType)}</Fact>
        <Fact label={t('details.resource')}>{event.resource?.name ?? event.subject ?? '—'}</Fact>
        <Fact label={t('details.eventTime')}>{siteTime.dateAndTime(Date.parse(event.serverAt))}</Fact>
        <Fact label={t('details.occurred')}>
          {t('details.device', { time: siteTime.dateAndTime(Date.parse(event.deviceAt)) })}
        </Fact>
        <Fact label={t('details.phase')}>{phaseText(t, event.phase)}</Fact>
        <Fact label={t('details.source')}>{event.source}</Fact>
        <Fact label={t('details.alarms')}>{raised}</Fact>
      </Facts>
    </Panel>
  );
}
