import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { schemaResolver } from '../../app/schemaResolver.ts';
import { selectSite } from '../../app/siteSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { ProductMark } from '../../ui/ProductMark.tsx';
import styles from './SignInView.module.css';
import siteStyles from './SiteChoice.module.css';

interface SignInViewProps {
  readonly server: string;
  readonly lastUser: string | null;
  /** Why the user is here, where it was not his own wish. */
  readonly why: 'expired' | 'rights' | null;
}

const signInSchema = z.object({
  user: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});

/** Asks who is there (R-J05); what is wrong stands beside the form, what was typed stays. */
export function SignInView({ server, lastUser, why }: SignInViewProps) {
  const { t } = useTranslation('session');
  const { t: errors } = useTranslation('errors');
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  const { register, handleSubmit, formState, resetField, setFocus, setValue } = useForm({
    resolver: schemaResolver(signInSchema),
    defaultValues: { user: lastUser ?? '', password: '' },
  });
  const submit = handleSubmit(async ({ user, password }) => {
    const result = await bridge().call('session.signIn', { user: user.trim(), password });
    setFailure(result.ok ? null : result.error);
    if (!result.ok && result.error === 'wrongPassword') {
      resetField('password');
      setFocus('password');
    }
  });
  const { users, mayChange, isDemo } = useAppSelector(selectSite);
  const take = (name: string) => {
    setValue('user', name);
    resetField('password');
    setFocus('password');
  };
  const leave = async () => {
    const result = await bridge().call('site.leave', {});
    setFailure(result.ok ? null : result.error);
  };
  const fault = (type: string | undefined, missing: string) =>
    type && (type === 'too_big' ? t('signIn.tooLong') : missing);
  return (
    <main className={styles.view}>
      <form className={styles.form} noValidate onSubmit={submit} aria-label={t('signIn.title')}>
        <ProductMark />
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.server}>
          {t('signIn.server')} <span className={styles.address}>{server}</span>
        </p>
        {why && (
          <p className={styles.why} role="status">
            {why === 'expired' ? t('signIn.why.expired') : t('signIn.why.rights')}
          </p>
        )}
        {isDemo && <p className={siteStyles.text}>{t('signIn.demoHint')}</p>}
        <TextField
          {...register('user')}
          label={t('signIn.user')}
          error={fault(formState.errors.user?.type, t('signIn.userMissing'))}
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          autoFocus={lastUser === null}
        />
        {users.length > 1 && (
          <ul className={siteStyles.users} aria-label={t('signIn.known')}>
            {users.map((name) => (
              <li key={name}>
                <Button size="small" onClick={() => take(name)}>
                  {name}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <TextField
          {...register('password')}
          label={t('signIn.password')}
          error={fault(formState.errors.password?.type, t('signIn.passwordMissing'))}
          type="password"
          autoComplete="current-password"
          autoFocus={lastUser !== null}
        />
        {failure && (
          <p className={styles.failure} role="alert">
            {failureText(errors, failure)}
          </p>
        )}
        <Button type="submit" look="primary" size="large" unavailable={formState.isSubmitting}>
          {formState.isSubmitting ? t('signIn.submitting') : t('signIn.submit')}
        </Button>
        {mayChange && (
          <div className={siteStyles.leave}>
            <Button look="quiet" size="small" onClick={() => void leave()}>
              {t('site.change')}
            </Button>
          </div>
        )}
      </form>
    </main>
  );
}
