import { useTranslation } from 'react-i18next';
import type { Right } from '../../../shared/domain/audience.ts';
import { depart } from '../../app/departures.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectSession } from '../../app/workstationSlice.ts';
import styles from './SettingsPane.module.css';
import { sections } from './sections.ts';
import { sectionText } from './settingsTexts.ts';

const noRights: readonly Right[] = [];

/** The Settings tab: the sections that this user may open, and the one in front. */
export function SettingsPane() {
  const { t } = useTranslation('settings');
  const dispatch = useAppDispatch();
  const session = useAppSelector(selectSession);
  const place = useAppSelector((state) => state.place.settings);
  const rights = session?.status === 'signedIn' ? session.rights : noRights;
  const open = sections.filter(
    (section) => section.rights.length === 0 || section.rights.some((right) => rights.includes(right)),
  );
  const current = open.find(({ name }) => name === place.section) ?? open[0];
  const Content = current?.content;
  return (
    <div className={styles.pane}>
      <nav className={styles.sections} aria-label={t('sections')}>
        {open.map(({ name, icon: Icon }) => (
          <button
            key={name}
            type="button"
            className={styles.section}
            aria-current={name === current?.name ? 'page' : undefined}
            onClick={() =>
              dispatch(depart({ kind: 'settings', to: { section: name, item: { kind: 'list' } } }))
            }
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            {sectionText(t, name)}
          </button>
        ))}
      </nav>
      <section className={styles.content} aria-label={current && sectionText(t, current.name)}>
        {Content && <Content key={JSON.stringify(place)} />}
      </section>
    </div>
  );
}
