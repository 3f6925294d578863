import { Volume2 } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { changePreferences } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { SoundTest } from '../../app/soundTest.ts';
import { selectPreferences } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { LevelSlider } from '../../ui/LevelSlider.tsx';
import { OnOff } from '../../ui/OnOff.tsx';
import styles from './PreferenceControls.module.css';

/** The few preferences that the menu keeps at hand; every change takes effect at once. */
export function PreferenceControls() {
  const { t } = useTranslation('shell');
  return (
    // biome-ignore lint/a11y/useSemanticElements: switches that take effect at once, not the fields of a form
    <div className={styles.preferences} role="group" aria-label={t('preferences.title')}>
      <AppearanceControls />
      <SoundControls />
    </div>
  );
}

/** Language, theme and density (R-J04). */
export function AppearanceControls() {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const { locale, theme, density } = useAppSelector(selectPreferences);
  return (
    <>
      <Choice
        label={t('preferences.language')}
        value={locale ?? 'system'}
        options={[
          { value: 'es', label: t('preferences.languages.es') },
          { value: 'en', label: t('preferences.languages.en') },
          { value: 'system', label: t('preferences.languages.system') },
        ]}
        onChange={(value) => dispatch(changePreferences({ locale: value === 'system' ? null : value }))}
      />
      <Choice
        label={t('preferences.theme')}
        value={theme}
        options={[
          { value: 'dark', label: t('preferences.themes.dark') },
          { value: 'light', label: t('preferences.themes.light') },
        ]}
        onChange={(value) => dispatch(changePreferences({ theme: value }))}
      />
      <Choice
        label={t('preferences.density')}
        value={density}
        options={[
          { value: 'normal', label: t('preferences.densities.normal') },
          { value: 'compact', label: t('preferences.densities.compact') },
        ]}
        onChange={(value) => dispatch(changePreferences({ density: value }))}
      />
    </>
  );
}

/** The ping, how loud it is, and how it sounds (R-J03). */
export function SoundControls() {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const testSound = useContext(SoundTest);
  const { ping, pingVolume } = useAppSelector(selectPreferences);
  return (
    <>
      <OnOff
        label={t('preferences.ping')}
        isOn={ping}
        onChange={(isOn) => dispatch(changePreferences({ ping: isOn }))}
      />
      <div className={styles.volume}>
        <LevelSlider
          label={t('preferences.volume')}
          level={pingVolume}
          isDisabled={!ping}
          onChange={(level) => dispatch(changePreferences({ pingVolume: level }))}
        />
        <Button size="small" unavailable={!ping} onClick={testSound}>
          <Volume2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('preferences.test')}
        </Button>
      </div>
    </>
  );
}
