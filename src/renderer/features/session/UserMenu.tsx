import { ChevronDown, LogOut, Volume2 } from 'lucide-react';
import { Dialog, DialogTrigger, Button as PlainButton, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changePreferences, signOut } from '../../app/calls.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { selectPreferences } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { LevelSlider } from '../../ui/LevelSlider.tsx';
import { OnOff } from '../../ui/OnOff.tsx';
import { initialsOf } from './initials.ts';
import styles from './UserMenu.module.css';

interface UserMenuProps {
  readonly user: string;
  /** A demo account: everyone knows its password. */
  readonly isDemo: boolean;
  readonly onTestSound: () => void;
}

/** Who is signed in, what he prefers, and the way out. */
export function UserMenu({ user, isDemo, onTestSound }: UserMenuProps) {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const label = t('user.menu', { user });
  return (
    <DialogTrigger>
      <PlainButton className={styles.user ?? ''}>
        <span className={styles.initials} aria-hidden="true">
          {initialsOf(user)}
        </span>
        <span>{user}</span>
        {isDemo && <span className={styles.demo}>{t('user.demo')}</span>}
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </PlainButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
        <Dialog className={styles.menu ?? ''} aria-label={label}>
          {isDemo && <p className={styles.demoHint}>{t('user.demoHint')}</p>}
          <PreferenceControls onTestSound={onTestSound} />
          <Button onClick={() => dispatch(signOut(undefined))}>
            <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('user.signOut')}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function PreferenceControls({ onTestSound }: Pick<UserMenuProps, 'onTestSound'>) {
  const { t } = useTranslation('shell');
  const dispatch = useAppDispatch();
  const { locale, theme, density, ping, pingVolume } = useAppSelector(selectPreferences);
  return (
    // biome-ignore lint/a11y/useSemanticElements: switches that take effect at once, not the fields of a form
    <div className={styles.preferences} role="group" aria-label={t('preferences.title')}>
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
        <Button size="small" unavailable={!ping} onClick={onTestSound}>
          <Volume2 size={14} strokeWidth={1.75} aria-hidden="true" />
          {t('preferences.test')}
        </Button>
      </div>
    </div>
  );
}
