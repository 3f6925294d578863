import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences } from '../../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts';
import { selectPreferences, selectSession } from '../../../app/workstationSlice.ts';
import { Choice } from '../../../ui/Choice.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { AppearanceControls, SoundControls } from '../../session/index.ts';
import styles from './MySettings.module.css';

/** What a user chooses for himself on this workstation; every change takes effect at once (R-J03, R-J04). */
export function MySettings() {
  const { t } = useTranslation(['site', 'settings', 'shell']);
  const dispatch = useAppDispatch();
  const session = useAppSelector(selectSession);
  const { notifications, firstTab, alarmsAtStart } = useAppSelector(selectPreferences);
  const maySearch = session?.status === 'signedIn' && session.rights.includes('search.run');
  return (
    <div className={styles.scroll}>
      <div className={styles.page}>
        <div>
          <h2 className={styles.title}>{t('settings:section.mine')}</h2>
          <p className={styles.about}>{t('mine.about')}</p>
        </div>
        <Group title={t('mine.appearance')}>
          <AppearanceControls />
        </Group>
        <Group title={t('mine.newAlarms')}>
          <SoundControls />
          <OnOff
            label={t('mine.notifications')}
            isOn={notifications}
            onChange={(isOn) => dispatch(changePreferences({ notifications: isOn }))}
          />
          <p className={styles.hint}>{t('mine.notificationsHint')}</p>
        </Group>
        <Group title={t('mine.atStart')}>
          <Choice
            label={t('mine.firstTab')}
            value={firstTab === 'search' && !maySearch ? 'alarms' : firstTab}
            options={[
              { value: 'alarms', label: t('shell:tab.alarms') },
              ...(maySearch ? [{ value: 'search' as const, label: t('shell:tab.search') }] : []),
              { value: 'settings', label: t('shell:tab.settings') },
            ]}
            onChange={(tab) => dispatch(changePreferences({ firstTab: tab }))}
          />
          <Choice
            label={t('mine.alarmsAtStart')}
            value={alarmsAtStart}
            options={[
              { value: 'asTheyWere', label: t('mine.alarmsPlaces.asTheyWere') },
              { value: 'ownWindow', label: t('mine.alarmsPlaces.ownWindow') },
            ]}
            onChange={(place) => dispatch(changePreferences({ alarmsAtStart: place }))}
          />
        </Group>
      </div>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id} className={styles.groupTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}
