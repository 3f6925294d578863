import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import fieldStyles from '../../../ui/Field.module.css';
import { TextField } from '../../../ui/Field.tsx';
import styles from './ActionFields.module.css';
import type { FormAction } from './definitionForm.ts';

type Webhook = Extract<FormAction, { kind: 'webhook' }>;

interface WebhookSecretProps {
  readonly action: Webhook;
  readonly error: string | undefined;
  /** The addresses whose secret the site keeps. */
  readonly stored: readonly string[];
  readonly onChange: (action: Webhook) => void;
}

/** The secret that calls are signed with: it is written, never read; a stored one stays with its address (R-D11). */
export function WebhookSecret({ action, error, stored, onChange }: WebhookSecretProps) {
  const { t } = useTranslation('definitions');
  const { secret, ...without } = action;
  const isStored = stored.includes(action.url);
  const isLost = action.hasSecret === true && !isStored;
  if (isStored && typeof secret !== 'string') {
    return (
      <div className={styles.secret}>
        <span className={fieldStyles.label}>{t('action.secret')}</span>
        <div className={styles.stored}>
          <span>{secret === null ? t('action.secretRemoved') : t('action.secretKept')}</span>
          {secret === null ? (
            <Button size="small" onClick={() => onChange(without)}>
              {t('action.secretKeep')}
            </Button>
          ) : (
            <>
              <Button size="small" onClick={() => onChange({ ...action, secret: '' })}>
                {t('action.secretChange')}
              </Button>
              <Button size="small" onClick={() => onChange({ ...action, secret: null })}>
                {t('action.secretRemove')}
              </Button>
            </>
          )}
        </div>
      </div>
    );
  }
  return (
    <div className={styles.secret}>
      <TextField
        label={t('action.secret')}
        hint={isLost ? t('action.secretLost') : t('action.secretHint')}
        error={error}
        type="password"
        value={secret ?? ''}
        autoComplete="new-password"
        onChange={({ target }) =>
          onChange(target.value === '' && !isStored ? without : { ...action, secret: target.value })
        }
      />
      {isStored && (
        <div className={styles.stored}>
          <Button size="small" onClick={() => onChange(without)}>
            {t('action.secretKeep')}
          </Button>
        </div>
      )}
    </div>
  );
}
