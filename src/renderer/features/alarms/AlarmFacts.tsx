import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { formatCountdown } from '../../app/siteTime.ts';
import { useServerNow, useSiteTime } from '../../app/useSiteTime.ts';
import { Fact, Facts, Panel } from '../../ui/Panel.tsx';
import type { DepartedAlarm } from './alarmsSlice.ts';
import { eventText, stateText } from './alarmTexts.ts';
import { TimeAndDay } from './TimeAndDay.tsx';

/** From this difference on, ms, the device's clock is worth a line of its own (R-B03). */
const clocksDifferMs = 2000;

interface AlarmFactsProps {
  readonly alarm: AlarmView;
  readonly departed: DepartedAlarm | undefined;
}

/** What the alarm is and when what happens to it. */
export function AlarmFacts({ alarm, departed }: AlarmFactsProps) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const raisedAt = Date.parse(alarm.raisedAt);
  const occurredAt = Date.parse(alarm.occurredAt);
  const state = departed === undefined ? alarm.state : departed.why === 'expired' ? 'expired' : 'closed';
  return (
    <Panel title={t('details.facts')}>
      <Facts>
        <Fact label={t('details.fact.event')}>{eventText(t, alarm)}</Fact>
        <Fact label={t('details.fact.raisedAt')}>
          <TimeAndDay at={alarm.raisedAt} siteTime={siteTime} />
        </Fact>
        {Math.abs(raisedAt - occurredAt) > clocksDifferMs && (
          <Fact label={t('details.fact.occurredAt')}>
            {t('details.deviceClock', { time: siteTime.time(occurredAt) })}
          </Fact>
        )}
        <Fact label={t('details.fact.state')}>{stateText(t, state)}</Fact>
        <Fact label={t('details.fact.assignee')}>{alarm.assignee?.name ?? t('nobody')}</Fact>
        {departed === undefined && <Deadlines alarm={alarm} />}
      </Facts>
    </Panel>
  );
}

function Deadlines({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const now = useServerNow();
  return (
    <>
      {alarm.escalateAt !== null && (
        <Fact label={t('details.fact.escalates')}>
          {t('details.in', { time: formatCountdown(Date.parse(alarm.escalateAt) - now) })}
        </Fact>
      )}
      {alarm.expireAt !== null && (
        <Fact label={t('details.fact.expires')}>
          <TimeAndDay at={alarm.expireAt} siteTime={siteTime} />
        </Fact>
      )}
    </>
  );
}
