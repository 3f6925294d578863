import { useAppSelector } from '../../app/hooks.ts';
import { selectLoadFailure, selectSession } from '../../app/workstationSlice.ts';
import { AlarmsElsewhere, AlarmsPane } from '../../features/alarms/index.ts';
import { SignInView, StartingView } from '../../features/session/index.ts';
import styles from '../WindowFrame.module.css';
import { WindowFrame } from '../WindowFrame.tsx';
import { Notices } from './Notices.tsx';
import { TopBar } from './TopBar.tsx';

interface ConsoleWindowProps {
  readonly onTestSound: () => void;
}

/** The console window: whoever is not signed in sees the sign-in form, and nothing of anybody's list. */
export function ConsoleWindow({ onTestSound }: ConsoleWindowProps) {
  return (
    <WindowFrame>
      <WindowContent onTestSound={onTestSound} />
    </WindowFrame>
  );
}

function WindowContent({ onTestSound }: ConsoleWindowProps) {
  const session = useAppSelector(selectSession);
  const failure = useAppSelector(selectLoadFailure);
  const isOut = useAppSelector((state) => state.alarmsPlace.isOut);
  switch (session?.status) {
    case 'signedIn':
      return (
        <>
          <TopBar session={session} onTestSound={onTestSound} />
          <main className={styles.content}>
            {isOut ? <AlarmsElsewhere /> : <AlarmsPane key={session.user.id} />}
          </main>
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
