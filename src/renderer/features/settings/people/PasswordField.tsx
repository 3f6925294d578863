import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './PasswordField.module.css';

/** A password that is given to somebody: it can be looked at while it is typed. */
export function PasswordField(props: ComponentProps<typeof TextField>) {
  const { t } = useTranslation('settings');
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className={styles.password}>
      <div className={styles.field}>
        <TextField
          {...props}
          type={isShown ? 'text' : 'password'}
          autoComplete="new-password"
          spellCheck={false}
        />
      </div>
      <div className={styles.show}>
        <Button
          icon
          pressed={isShown}
          aria-label={t('user.showPassword')}
          title={t('user.showPassword')}
          onClick={() => setIsShown(!isShown)}
        >
          <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </div>
    </div>
  );
}
