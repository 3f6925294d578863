import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useAppSelector } from '../../app/hooks.ts';
import {
  selectLoadFailure,
  selectLocale,
  selectPreferences,
  selectSession,
} from '../../app/workstationSlice.ts';
import { AlarmsPane } from '../../features/alarms/index.ts';
import { SignInView, StartingView } from '../../features/session/index.ts';
import styles from './ConsoleWindow.module.css';
import { Notices } from './Notices.tsx';
import { TopBar } from './TopBar.tsx';

interface ConsoleWindowProps {
  readonly onTestSound: () => void;
}

/** The console window: whoever is not signed in sees the sign-in form, and nothing of anybody's list. */
export function ConsoleWindow({ onTestSound }: ConsoleWindowProps) {
  const locale = useAppSelector(selectLocale);
  const { theme, density } = useAppSelector(selectPreferences);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dataset.theme = theme;
    root.dataset.density = density;
  }, [locale, theme, density]);
  return (
    <I18nProvider locale={locale}>
      <div className={styles.window}>
        <WindowContent onTestSound={onTestSound} />
      </div>
    </I18nProvider>
  );
}

function WindowContent({ onTestSound }: ConsoleWindowProps) {
  const session = useAppSelector(selectSession);
  const failure = useAppSelector(selectLoadFailure);
  switch (session?.status) {
    case 'signedIn':
      return (
        <>
          <TopBar session={session} onTestSound={onTestSound} />
          <main className={styles.content}>
            <AlarmsPane key={session.user.id} />
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
