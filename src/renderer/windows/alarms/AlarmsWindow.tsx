import { useTranslation } from 'react-i18next';
import type { SessionState } from '../../../shared/bridge/state.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectLoadFailure, selectSession } from '../../app/workstationSlice.ts';
import { AlarmRate, AlarmsPane } from '../../features/alarms/index.ts';
import { StartingView } from '../../features/session/index.ts';
import { ProductMark } from '../../ui/ProductMark.tsx';
import { LinkStatus } from '../console/LinkStatus.tsx';
import { Notices } from '../console/Notices.tsx';
import { SiteClock } from '../console/SiteClock.tsx';
import styles from '../console/TopBar.module.css';
import frame from '../WindowFrame.module.css';
import { WindowFrame } from '../WindowFrame.tsx';

/** The alarms in a window of their own, on another monitor (R-J01). */
export function AlarmsWindow() {
  const session = useAppSelector(selectSession);
  const failure = useAppSelector(selectLoadFailure);
  return (
    <WindowFrame>
      {session?.status === 'signedIn' ? (
        <>
          <Bar session={session} />
          <main className={frame.content}>
            <AlarmsPane key={session.user.id} />
          </main>
          <Notices />
        </>
      ) : (
        <StartingView server={session?.server ?? null} failure={failure} />
      )}
    </WindowFrame>
  );
}

function Bar({ session }: { readonly session: Extract<SessionState, { status: 'signedIn' }> }) {
  const { t } = useTranslation('shell');
  return (
    <header className={styles.bar}>
      <ProductMark />
      <h1 className={styles.product}>{t('tab.alarms')}</h1>
      <span className={styles.site}>{session.site.name}</span>
      <span className={styles.space} />
      <AlarmRate />
      <LinkStatus />
      <SiteClock />
    </header>
  );
}
