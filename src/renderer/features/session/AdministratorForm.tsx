import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passwordLengthLeast } from '../../../shared/bridge/site.ts';
import { schemaResolver } from '../../app/schemaResolver.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './SiteChoice.module.css';

interface AdministratorFormProps {
  readonly isBusy: boolean;
  /** `null` where there is nothing to go back to. */
  readonly onBack: (() => void) | null;
  readonly onCreate: (password: string) => Promise<unknown>;
}

const administratorSchema = z
  .object({ password: z.string().min(passwordLengthLeast).max(256), repeated: z.string() })
  .refine(({ password, repeated }) => password === repeated, { path: ['repeated'] });

/** Asks for the password of a new site's first administrator, twice: nobody can look it up later. */
export function AdministratorForm({ isBusy, onBack, onCreate }: AdministratorFormProps) {
  const { t } = useTranslation('session');
  const { register, handleSubmit, formState } = useForm({
    resolver: schemaResolver(administratorSchema),
    defaultValues: { password: '', repeated: '' },
  });
  const submit = handleSubmit(({ password }) => onCreate(password));
  const { errors } = formState;
  return (
    <form className={styles.form} noValidate onSubmit={submit} aria-label={t('site.administrator.title')}>
      <p className={styles.text}>{t('site.administrator.text')}</p>
      <TextField
        {...register('password')}
        label={t('site.administrator.password')}
        error={
          errors.password &&
          (errors.password.type === 'too_big'
            ? t('signIn.tooLong')
            : t('site.administrator.tooShort', { least: passwordLengthLeast }))
        }
        type="password"
        autoComplete="new-password"
        autoFocus
      />
      <TextField
        {...register('repeated')}
        label={t('site.administrator.repeat')}
        error={errors.repeated && !errors.password ? t('site.administrator.differs') : undefined}
        type="password"
        autoComplete="new-password"
      />
      <div className={styles.buttons}>
        {onBack && (
          <Button size="large" unavailable={isBusy} onClick={onBack}>
            {t('site.back')}
          </Button>
        )}
        <Button type="submit" look="primary" size="large" unavailable={isBusy}>
          {isBusy ? t('site.administrator.creating') : t('site.administrator.create')}
        </Button>
      </div>
    </form>
  );
}
