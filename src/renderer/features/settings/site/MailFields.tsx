import { Send } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { SiteError } from '../../../app/siteApi.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';
import type { MailForm } from './mailForm.ts';
import styles from './SitePage.module.css';
import type { WordedForm } from './useSiteForms.ts';

interface MailFieldsProps extends WordedForm<MailForm> {
  readonly hasPassword: boolean;
  readonly isSetUp: boolean;
  readonly isDirty: boolean;
}

/** How the site sends e-mail, and a trial of it (R-D11). */
export function MailFields({ form, errorOf, hasPassword, isSetUp, isDirty }: MailFieldsProps) {
  const { t } = useTranslation('site');
  return (
    <FormSection title={t('mail.title')} hint={t('mail.hint')} columns={2}>
      <TextField
        label={t('mail.host')}
        autoComplete="off"
        spellCheck={false}
        error={errorOf('host')}
        {...form.register('host')}
      />
      <Controller
        control={form.control}
        name="port"
        render={({ field }) => (
          <NumberField
            label={t('mail.port')}
            value={field.value}
            least={1}
            most={65_535}
            error={errorOf('port')}
            onChange={field.onChange}
          />
        )}
      />
      <TextField
        label={t('mail.user')}
        hint={t('mail.userHint')}
        autoComplete="off"
        error={errorOf('user')}
        {...form.register('user')}
      />
      <TextField
        label={t('mail.password')}
        type="password"
        autoComplete="new-password"
        placeholder={hasPassword ? t('mail.passwordKept') : undefined}
        hint={hasPassword ? t('mail.passwordHint') : undefined}
        error={errorOf('password')}
        {...form.register('password')}
      />
      <TextField
        label={t('mail.from')}
        autoComplete="off"
        spellCheck={false}
        error={errorOf('from')}
        {...form.register('from')}
      />
      <Controller
        control={form.control}
        name="secure"
        render={({ field }) => (
          <OnOff
            label={t('mail.secure')}
            description={t('mail.secureHint')}
            isOn={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <FullWidth>
        <MailTest isReady={isSetUp && !isDirty} />
      </FullWidth>
    </FormSection>
  );
}

function MailTest({ isReady }: { readonly isReady: boolean }) {
  const { t } = useTranslation('site');
  const [test, { data, error, isLoading, reset }] = settingsApi.useTestMailMutation();
  const [to, setTo] = useState('');
  const isSound = z.email().safeParse(to.trim()).success;
  const maySend = isReady && isSound && !isLoading;
  const send = () => {
    if (maySend) void test({ body: { to: to.trim() } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      send();
    }
  };
  return (
    <>
      <div className={styles.test}>
        <TextField
          label={t('mail.testTo')}
          autoComplete="off"
          spellCheck={false}
          value={to}
          onChange={({ target }) => {
            setTo(target.value);
            reset();
          }}
          onKeyDown={onKeyDown}
        />
        <Button unavailable={!maySend} onClick={send}>
          <Send size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('mail.test')}
        </Button>
      </div>
      <p role="status" className={data?.sent === false || error ? styles.lost : styles.note}>
        {!isReady && t('mail.saveFirst')}
        {isReady && isLoading && t('mail.sending')}
        {isReady && data?.sent === true && t('mail.sent')}
        {isReady && data?.sent === false && t('mail.notSent', { reason: data.reason ?? '' })}
        {isReady && error !== undefined && <RefusalWords error={error as SiteError} />}
      </p>
    </>
  );
}
