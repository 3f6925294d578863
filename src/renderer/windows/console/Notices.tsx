import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { type Notice, noticeRead } from '../../app/noticesSlice.ts';
import { RefusalNotices } from '../../features/alarms/index.ts';
import { Toast, ToastRegion } from '../../ui/Toast.tsx';

/** What went as wished is soon said; what did not has to be read, ms. */
const shownForMs = { notice: 3000, lost: 12_000 } as const;

/** What went as wished. */
const calmKinds: ReadonlySet<Notice['kind']> = new Set([
  'refreshed',
  'noNewAlarm',
  'snapshotSaved',
  'fileSaved',
  'notInTier',
  'cameraAsked',
  'itemSaved',
  'itemRemoved',
  'signedOutEverywhere',
]);

/** The corner where the window says what happened beside the screens. */
export function Notices() {
  const { t } = useTranslation('shell');
  const { t: errors } = useTranslation('errors');
  const { t: alarms } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const notices = useAppSelector((state) => state.notices);
  // Refusals are told where the alarms are.
  const areHere = useAppSelector((state) => state.alarmsPlace.isOut) === (bridge().role === 'alarms');
  return (
    <ToastRegion label={t('notices.region')}>
      {notices.map((notice) => {
        const tone = calmKinds.has(notice.kind) ? 'notice' : 'lost';
        return (
          <Toast
            key={notice.key}
            tone={tone}
            dismissLabel={t('notices.dismiss')}
            shownForMs={notice.kind === 'cameraAsked' ? shownForMs.lost : shownForMs[tone]}
            onDismiss={() => dispatch(noticeRead(notice.key))}
          >
            {noticeText({ t, errors, alarms }, notice)}
          </Toast>
        );
      })}
      {areHere && <RefusalNotices />}
    </ToastRegion>
  );
}

interface Texts {
  readonly t: TFunction<'shell'>;
  readonly errors: TFunction<'errors'>;
  readonly alarms: TFunction<'alarms'>;
}

function noticeText({ t, errors, alarms }: Texts, notice: Notice): string {
  switch (notice.kind) {
    case 'refreshed':
      return t('notices.refreshed');
    case 'noNewAlarm':
      return t('notices.noNewAlarm');
    case 'fileSaved':
      return t('notices.fileSaved');
    case 'soundBlocked':
      return t('notices.soundBlocked');
    case 'soundFailed':
      return t('notices.soundFailed');
    case 'notInTier':
      return alarms('tier.notInPro');
    case 'refreshFailed':
      return t('notices.refreshFailed', { reason: failureText(errors, notice.failure) });
    case 'preferencesFailed':
      return t('notices.preferencesFailed', { reason: failureText(errors, notice.failure) });
    case 'callFailed':
      return t('notices.callFailed', { reason: failureText(errors, notice.failure) });
    case 'snapshotSaved':
      return t('notices.snapshotSaved', { name: notice.name });
    case 'cameraAsked':
      return alarms('cameraAsked', { number: notice.number, camera: notice.camera });
    case 'itemSaved':
      return t('notices.itemSaved', { name: notice.name });
    case 'itemRemoved':
      return t('notices.itemRemoved', { name: notice.name });
    case 'signedOutEverywhere':
      return t('notices.signedOutEverywhere', { name: notice.name, count: notice.count });
    case 'alarmRevoked':
      return alarms('details.departed.rights', { number: notice.number });
    case 'alarmMissing':
      return alarms('details.departed.unknown', { number: notice.number });
  }
}
