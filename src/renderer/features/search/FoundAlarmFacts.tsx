import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Fact, Facts, Panel } from '../../ui/Panel.tsx';
import { closeReasonText, eventText, stateText } from '../alarms/index.ts';

/** From this difference on, ms, the device's clock is worth a line of its own (R-B03). */
const clocksDifferMs = 2000;

/** What the alarm was, whose it was, and how it ended (R-H06). */
export function FoundAlarmFacts({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation('search');
  const { t: alarms } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const { closing } = alarm;
  const raisedAt = Date.parse(alarm.raisedAt);
  const occurredAt = Date.parse(alarm.occurredAt);
  return (
    <Panel title={t('details.facts')}>
      <Facts>
        <Fact label={t('details.type')}>{eventText(alarms, alarm)}</Fact>
        <Fact label={t('details.priority')}>{alarm.priority}</Fact>
        <Fact label={t('details.state')}>{stateText(alarms, alarm.state)}</Fact>
        <Fact label={t('details.time')}>{siteTime.dateAndTime(raisedAt)}</Fact>
        {Math.abs(raisedAt - occurredAt) > clocksDifferMs && (
          <Fact label={t('details.occurred')}>
            {t('details.device', { time: siteTime.dateAndTime(occurredAt) })}
          </Fact>
        )}
        <Fact label={t('details.owner')}>{alarm.assignee?.name ?? t('details.nobody')}</Fact>
        {closing && (
          <>
            <Fact label={t('details.closedAt')}>{siteTime.dateAndTime(Date.parse(closing.at))}</Fact>
            <Fact label={t('details.closedBy')}>{closing.by?.name ?? t('details.system')}</Fact>
            {closing.reason && (
              <Fact label={t('details.reason')}>{closeReasonText(alarms, closing.reason)}</Fact>
            )}
            {closing.text && <Fact label={t('details.text')}>{closing.text}</Fact>}
          </>
        )}
      </Facts>
    </Panel>
  );
}
