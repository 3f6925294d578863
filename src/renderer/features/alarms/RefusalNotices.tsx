import { useTranslation } from 'react-i18next';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Toast } from '../../ui/Toast.tsx';
import { commandText } from './alarmTexts.ts';
import { type Refusal, refusalRead } from './commandsSlice.ts';
import { refusalText } from './refusalText.ts';
import { selectRefusals } from './selectors.ts';

/** Long enough to be read by somebody who was looking elsewhere, ms. */
const shownForMs = 12_000;

/** What was refused, and why, in words (R-E16, R-J07). */
export function RefusalNotices() {
  const refusals = useAppSelector(selectRefusals);
  return refusals.map((refusal) => <RefusalNotice key={refusal.key} refusal={refusal} />);
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
