import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CloseReason } from '../../../shared/domain/alarm.ts';
import { closeReasons } from '../../../shared/domain/alarm.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import type { AlarmHistory, JournalEntry } from '../../../shared/link/rest.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { useSiteTime } from '../../app/useSiteTime.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import styles from './AlarmHistoryPanel.module.css';
import { closeReasonText, journalText, stateText } from './alarmTexts.ts';
import { historyLeft } from './listViewSlice.ts';
import { StateMark } from './StateCell.tsx';
import { useAlarmHistory } from './useAlarmHistory.ts';

/** When the same alarm fired before, and this one's own record, in place of the resources (R-E11, R-G07). */
export function AlarmHistoryPanel({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  return (
    <div className={styles.history}>
      <div className={styles.bar}>
        <Button size="small" aria-keyshortcuts="Y" onClick={() => dispatch(historyLeft())}>
          <ArrowLeft size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('history.back')}
        </Button>
      </div>
      <AlarmRecord alarm={alarm} />
    </div>
  );
}

interface AlarmRecordProps {
  readonly alarm: Pick<AlarmView, 'id' | 'number' | 'version'>;
  /** One below the other, where there is little room beside. */
  readonly isStacked?: boolean;
}

/** An alarm's own record, and when the same alarm fired before. */
export function AlarmRecord({ alarm, isStacked }: AlarmRecordProps) {
  const { t } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const history = useAlarmHistory(alarm.id, alarm.version);
  return (
    <>
      {history.status === 'asking' && <p className={styles.aside}>{t('history.loading')}</p>}
      {history.status === 'failed' && (
        <div className={styles.aside} role="alert">
          <p>{t('history.failed', { reason: failureText(errors, history.failure) })}</p>
          <Button size="small" onClick={history.retry}>
            {t('history.retry')}
          </Button>
        </div>
      )}
      {history.status === 'there' && (
        <div className={styles.parts} data-stacked={isStacked || undefined}>
          <Panel title={t('history.earlier', { count: history.value.earlier.length })}>
            <EarlierAlarms earlier={history.value.earlier} />
          </Panel>
          <Panel title={t('history.record', { number: alarm.number })}>
            <ol>
              {history.value.journal.map((entry) => (
                <RecordLine key={entry.position} entry={entry} />
              ))}
            </ol>
          </Panel>
        </div>
      )}
    </>
  );
}

function EarlierAlarms({ earlier }: { readonly earlier: AlarmHistory['earlier'] }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  if (earlier.length === 0) {
    return <p className={styles.aside}>{t('history.never')}</p>;
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('column.id')}</th>
          <th scope="col">{t('column.time')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('history.who')}</th>
          <th scope="col">{t('history.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {earlier.map(({ id, number, raisedAt, state, closedBy, reason }) => (
          <tr key={id}>
            <td>{number}</td>
            <td>{siteTime.dateAndTime(Date.parse(raisedAt))}</td>
            <td>
              <span className={styles.state}>
                <StateMark state={state} />
                {stateText(t, state)}
              </span>
            </td>
            <td>{closedBy?.name ?? (state === 'expired' ? t('history.system') : '—')}</td>
            <td>{isCloseReason(reason) ? closeReasonText(t, reason) : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecordLine({ entry }: { readonly entry: JournalEntry }) {
  const { t } = useTranslation('alarms');
  const siteTime = useSiteTime();
  const { at, kind, actor, comment, body } = entry;
  const reason = typeof body.reason === 'string' && isCloseReason(body.reason) ? body.reason : null;
  return (
    <li className={styles.line}>
      <time className={styles.time} dateTime={at} title={siteTime.dateAndTime(Date.parse(at))}>
        {siteTime.time(Date.parse(at))}
      </time>
      <span>
        {journalText(t, kind)}
        {reason && ` · ${closeReasonText(t, reason)}`}
        <span className={styles.who}> · {actor?.name ?? t('history.system')}</span>
        {comment && <q className={styles.comment}>{comment}</q>}
      </span>
    </li>
  );
}

function isCloseReason(reason: string | null): reason is CloseReason {
  return (closeReasons as readonly (string | null)[]).includes(reason);
}
