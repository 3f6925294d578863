import { ChevronDown, FileText, LogOut } from 'lucide-react';
import { Dialog, DialogTrigger, Button as PlainButton, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { saveLog } from '../../app/calls.ts';
import { depart } from '../../app/departures.ts';
import { useAppDispatch } from '../../app/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { initialsOf } from './initials.ts';
import { PreferenceControls } from './PreferenceControls.tsx';
import styles from './UserMenu.module.css';

interface UserMenuProps {
  readonly user: string;
  /** A demo account: everyone knows its password. */
  readonly isDemo: boolean;
}

/** Who is signed in, what he prefers, and the way out. */
export function UserMenu({ user, isDemo }: UserMenuProps) {
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
          <PreferenceControls />
          <Button onClick={() => dispatch(saveLog(undefined))}>
            <FileText size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('user.saveLog')}
          </Button>
          <Button onClick={() => dispatch(depart({ kind: 'signOut' }))}>
            <LogOut size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('user.signOut')}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
