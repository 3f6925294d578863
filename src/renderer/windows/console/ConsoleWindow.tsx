import { useAppSelector } from '../../app/hooks.ts';
import { selectSite } from '../../app/siteSlice.ts';
import { SoundTest } from '../../app/soundTest.ts';
import { selectLoadFailure, selectSession } from '../../app/workstationSlice.ts';
import { AlarmsElsewhere, AlarmsPane } from '../../features/alarms/index.ts';
import { SearchPane } from '../../features/search/index.ts';
import {
  CertificateNotice,
  RestartNotice,
  SignInView,
  SiteChoiceView,
  StartingView,
} from '../../features/session/index.ts';
import { SettingsPane } from '../../features/settings/index.ts';
import styles from '../WindowFrame.module.css';
import { WindowFrame } from '../WindowFrame.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Notices } from './Notices.tsx';
import { TopBar } from './TopBar.tsx';

interface ConsoleWindowProps {
  readonly onTestSound: () => void;
}

/** The console window: whoever is not signed in sees the sign-in form, and nothing of anybody's list. */
export function ConsoleWindow({ onTestSound }: ConsoleWindowProps) {
  return (
    <WindowFrame>
      <RestartNotice />
      <CertificateNotice />
      <SoundTest value={onTestSound}>
        <WindowContent />
      </SoundTest>
    </WindowFrame>
  );
}

function WindowContent() {
  const session = useAppSelector(selectSession);
  const failure = useAppSelector(selectLoadFailure);
  const { asked } = useAppSelector(selectSite);
  if (asked !== null) return <SiteChoiceView key={asked} asked={asked} />;
  switch (session?.status) {
    case 'signedIn':
      return (
        <>
          <TopBar session={session} />
          <MainContent user={session.user.id} />
          <LeaveDialog />
          <Notices />
        </>
      );
    case 'signedOut':
      return (
        <>
          <SignInView server={session.server} lastUser={session.lastUser} why={session.why} />
          <Notices />
        </>
      );
    default:
      return <StartingView server={session?.server ?? null} failure={failure} />;
  }
}

/** The tab in front. Settings and search stay as they are behind it; the alarms are drawn anew from the store, which has it all. */
function MainContent({ user }: { readonly user: string }) {
  const isOut = useAppSelector((state) => state.alarmsPlace.isOut);
  const { user: placedUser, tab, visited } = useAppSelector((state) => state.place);
  if (placedUser !== user) {
    // Which tab is his first is not known yet; the alarms must not count as looked at meanwhile.
    return <main className={styles.content} />;
  }
  return (
    <main className={styles.content}>
      {tab === 'alarms' && (isOut ? <AlarmsElsewhere /> : <AlarmsPane key={user} />)}
      {visited.includes('search') && (
        <div className={styles.content} hidden={tab !== 'search'}>
          <SearchPane key={user} isShown={tab === 'search'} />
        </div>
      )}
      {visited.includes('settings') && (
        <div className={styles.content} hidden={tab !== 'settings'}>
          <SettingsPane key={user} />
        </div>
      )}
    </main>
  );
}
