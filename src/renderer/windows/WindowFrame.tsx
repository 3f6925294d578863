import { type ReactNode, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useAppSelector } from '../app/hooks.ts';
import { selectLocale, selectPreferences } from '../app/workstationSlice.ts';
import styles from './WindowFrame.module.css';

/** What every window has: the user's language, theme and density. */
export function WindowFrame({ children }: { readonly children: ReactNode }) {
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
      <div className={styles.window}>{children}</div>
    </I18nProvider>
  );
}
