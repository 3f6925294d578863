import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Toast } from '../../ui/Toast.tsx';
import { commandText } from './alarmTexts.ts';
import { type BulkSummary, type Refusal, refusalRead, summaryRead } from './commandsSlice.ts';
import styles from './RefusalNotices.module.css';
import { refusalText } from './refusalText.ts';
import { selectRefusals, selectSummaries } from './selectors.ts';

/** Long enough to be read by somebody who was looking elsewhere, ms. */
const shownForMs = 12_000;
/** What went as wished is soon said, ms. */
const doneForMs = 4000;

/** What was refused, and why, in words (R-E16, R-J07). */
export function RefusalNotices() {
  const refusals = useAppSelector(selectRefusals);
  const summaries = useAppSelector(selectSummaries);
  const alone = refusals.filter(({ summary }) => summary === undefined);
  return (
    <>
      {summaries.map((summary) => (
        <BulkNotice key={summary.key} summary={summary} refusals={refusals} />
      ))}
      {alone.map((refusal) => (
        <RefusalNotice key={refusal.key} refusal={refusal} />
      ))}
    </>
  );
}

function RefusalNotice({ refusal }: { readonly refusal: Refusal }) {
  const { t } = useTranslation(['alarms', 'shell']);
  const { t: alarmTexts } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const dispatch = useAppDispatch();
  const userId = useAppSelector(selectUserId);
  return (
    <Toast
      tone="lost"
      title={t('notice.title', {
        number: refusal.number ?? '—',
        command: commandText(alarmTexts, refusal.command),
      })}
      dismissLabel={t('shell:notices.dismiss')}
      shownForMs={shownForMs}
      onDismiss={() => dispatch(refusalRead(refusal.key))}
    >
      {refusalText(errors, refusal, userId)}
    </Toast>
  );
}

/** As many outcomes are spelled out; each is also marked on its row. */
const outcomesMost = 5;

/** What became of a bulk command: how many took effect, and for each of the others why not (R-E13, R-E14). */
function BulkNotice({
  summary,
  refusals,
}: {
  readonly summary: BulkSummary;
  readonly refusals: readonly Refusal[];
}) {
  const { t } = useTranslation(['alarms', 'shell']);
  const { t: alarmTexts } = useTranslation('alarms');
  const { t: errors } = useTranslation('errors');
  const dispatch = useAppDispatch();
  const userId = useAppSelector(selectUserId);
  const { key, command, alarms, refused } = summary;
  const own = refusals.filter((refusal) => refusal.summary === key);
  return (
    <Toast
      tone="notice"
      title={t('bulk.outcome', {
        command: commandText(alarmTexts, command),
        done: alarms - refused,
        of: alarms,
      })}
      dismissLabel={t('shell:notices.dismiss')}
      shownForMs={refused === 0 ? doneForMs : shownForMs}
      onDismiss={() => dispatch(summaryRead(key))}
    >
      {own.slice(0, outcomesMost).map((refusal) => (
        <span key={refusal.key} className={styles.outcome}>
          {t('bulk.refused', { number: refusal.number ?? '—', reason: refusalText(errors, refusal, userId) })}
        </span>
      ))}
      {own.length > outcomesMost && t('bulk.more', { count: own.length - outcomesMost })}
    </Toast>
  );
}
