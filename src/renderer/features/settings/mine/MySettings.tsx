import { useTranslation } from 'react-i18next';
import { PreferenceControls } from '../../session/index.ts';
import styles from './MySettings.module.css';

/** What a user chooses for himself on this workstation (R-J03, R-J04). */
export function MySettings() {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{t('section.mine')}</h2>
      <PreferenceControls />
    </div>
  );
}
