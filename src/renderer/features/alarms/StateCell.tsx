import { Triangle } from 'lucide-react';
import { procedureProgress } from '../../../shared/domain/procedure.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { formatCountdown } from '../../app/siteTime.ts';
import { useServerNow } from '../../app/useSiteTime.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import styles from './cells.module.css';
import type { Refusal } from './commandsSlice.ts';
import { refusalText } from './refusalText.ts';
import { type RowLanguage, useRowLanguage } from './rowLanguage.ts';
import { useRowState } from './rowState.ts';

/** An alarm's state by mark and word, and beside it the one thing that matters most about it now. */
export function StateCell({ alarm }: { readonly alarm: AlarmView }) {
  const { states } = useRowLanguage();
  const { departed } = useRowState();
  const state = departed === undefined ? alarm.state : departed.why === 'expired' ? 'expired' : 'closed';
  return (
    <span className={styles.state}>
      <StateMark state={state} />
      <span className={styles.stateName} data-state={state}>
        {states[state]}
      </span>
      {departed === undefined && <StateAside alarm={alarm} />}
    </span>
  );
}

/** A lit dot or a triangle: the state without reading. */
export function StateMark({ state }: { readonly state: AlarmView['state'] }) {
  return state === 'escalated' ? (
    <Triangle className={styles.escalatedMark} size={12} aria-hidden="true" />
  ) : (
    <span className={styles.dot} data-state={state} aria-hidden="true" />
  );
}

/** A refusal before a request, a request before the rest: what the operator did comes first. */
function StateAside({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useRowLanguage();
  const { request, refusal } = useRowState();
  if (refusal) {
    return <RefusalAside refusal={refusal} />;
  }
  if (request) {
    return <span className={styles.pending}>{t(request.sent ? 'pending.sending' : 'pending.kept')}</span>;
  }
  switch (alarm.state) {
    case 'new':
      return alarm.escalateAt === null ? null : <EscalatesIn at={alarm.escalateAt} />;
    case 'escalated':
      return alarm.escalatedAt === null ? null : <Since at={alarm.escalatedAt} />;
    default:
      return <span className={styles.aside}>{progressText(t, alarm)}</span>;
  }
}

function RefusalAside({ refusal }: { readonly refusal: Refusal }) {
  const { errors } = useRowLanguage();
  const text = refusalText(errors, refusal, useAppSelector(selectUserId));
  return (
    <span className={styles.refused} title={text}>
      {text}
    </span>
  );
}

function progressText(t: RowLanguage['t'], alarm: AlarmView): string {
  return alarm.procedure === null
    ? t('state.noProcedure')
    : t('state.steps', procedureProgress(alarm.procedure));
}

function EscalatesIn({ at }: { readonly at: string }) {
  const { t } = useRowLanguage();
  const now = useServerNow();
  return (
    <span className={styles.aside}>
      {t('state.escalatesIn', { time: formatCountdown(Date.parse(at) - now) })}
    </span>
  );
}

function Since({ at }: { readonly at: string }) {
  const { siteTime } = useRowLanguage();
  const now = useServerNow(10);
  return <span className={styles.aside}>{siteTime.ago(now - Date.parse(at))}</span>;
}
