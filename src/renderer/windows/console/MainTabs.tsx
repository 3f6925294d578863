import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Right } from '../../../shared/domain/audience.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { type MainTab, mainTabs, tabShown } from '../../app/placeSlice.ts';
import { AlarmsTab } from './AlarmsTab.tsx';
import styles from './TopBar.module.css';

/** Which tabs a user has: everyone his alarms and his settings (R-J03), search whoever may search (R-H07). */
function tabsFor(rights: readonly Right[]): readonly MainTab[] {
  return mainTabs.filter((tab) => tab !== 'search' || rights.includes('search.run'));
}

/** The main tabs of the console window. */
export function MainTabs({ rights }: { readonly rights: readonly Right[] }) {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const current = useAppSelector((state) => state.place.tab);
  const tabs = tabsFor(rights);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const tab = event.altKey && !event.ctrlKey && !event.metaKey ? mainTabs[Number(event.key) - 1] : null;
      if (tab && tabsFor(rights).includes(tab)) {
        event.preventDefault();
        dispatch(tabShown(tab));
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [dispatch, rights]);
  return (
    <nav className={styles.tabs} aria-label={t('mainTabs')}>
      <AlarmsTab />
      {tabs
        .filter((tab) => tab !== 'alarms')
        .map((tab) => (
          <button
            key={tab}
            type="button"
            className={styles.tab}
            aria-current={tab === current ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${mainTabs.indexOf(tab) + 1}`}
            title={t('hint', { text: tabText(t, tab), key: `Alt+${mainTabs.indexOf(tab) + 1}` })}
            onClick={() => dispatch(tabShown(tab))}
          >
            {tabText(t, tab)}
          </button>
        ))}
    </nav>
  );
}

function tabText(t: TFunction<'shell'>, tab: MainTab): string {
  switch (tab) {
    case 'alarms':
      return t('tab.alarms');
    case 'search':
      return t('tab.search');
    case 'settings':
      return t('tab.settings');
  }
}
