import { Send } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import type { TestEvent, TestEventAnswer } from '../../../../shared/link/partners.ts';
import { eventKindText } from '../../../app/kindTexts.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';
import styles from './Partners.module.css';

interface PartnerTestProps {
  readonly partner: ConfigurationShown<'partners'>;
  readonly bar: string | null;
}

type Outcome =
  | { readonly kind: 'taken'; readonly answer: TestEventAnswer }
  | { readonly kind: 'refused'; readonly error: SiteError };

/** An event as if the partner had sent it, and what came of it (R-D16). */
export function PartnerTest({ partner, bar }: PartnerTestProps) {
  const { t } = useTranslation('site');
  const [sendEvent, { isLoading }] = settingsApi.useSendTestEventMutation();
  const [what, setWhat] = useState('');
  const [subject, setSubject] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const send = async () => {
    const body = testEventOf(partner.type, what.trim(), subject.trim());
    const sent = await sendEvent({ id: partner.id, body });
    setOutcome(
      sent.data ? { kind: 'taken', answer: sent.data } : { kind: 'refused', error: sent.error as SiteError },
    );
  };
  // Enter sends the event; the form around it is about the partner.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (bar === null && !isLoading) void send();
    }
  };
  return (
    <FormSection title={t('partner.test')} hint={t('partner.testHint')} columns={2}>
      <TextField
        label={whatLabel()}
        maxLength={32}
        value={what}
        onChange={({ target }) => setWhat(target.value)}
        onKeyDown={onKeyDown}
      />
      <TextField
        label={t('partner.testSubject')}
        maxLength={300}
        value={subject}
        onChange={({ target }) => setSubject(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.send}>
        <BarredButton bar={bar} unavailable={isLoading} onClick={send}>
          <Send size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('partner.send')}
        </BarredButton>
      </div>
      <div role="status" className={styles.outcome}>
        {outcome?.kind === 'taken' && <Taken answer={outcome.answer} />}
        {outcome?.kind === 'refused' && (
          <p className={styles.refused}>
            <RefusalWords
              error={outcome.error}
              words={({ code }) => (code === 'CONFLICT' ? t('partner.testDisabled') : undefined)}
            />
          </p>
        )}
      </div>
    </FormSection>
  );

  function whatLabel(): string {
    switch (partner.type) {
      case 'lpr':
        return t('partner.testPlate');
      case 'access':
        return t('partner.testCardholder');
      case null:
        return t('partner.testMessage');
    }
  }
}

function Taken({ answer }: { readonly answer: TestEventAnswer }) {
  const { t } = useTranslation('site');
  const { t: kinds } = useTranslation('alarms');
  return (
    <>
      <p>{t('partner.testTaken', { kind: eventKindText(kinds, answer.kind), event: answer.event })}</p>
      {answer.alarms.length === 0 ? (
        <p>{t('partner.testNoAlarm')}</p>
      ) : (
        <ul>
          {answer.alarms.map(({ id, number, name }) => (
            <li key={id}>{t('partner.testAlarm', { number, name })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function testEventOf(type: PartnerTestProps['partner']['type'], what: string, subject: string): TestEvent {
  const told = what === '' ? {} : toldOf(type, what);
  return { ...told, ...(subject !== '' && { subject }) };
}

function toldOf(type: PartnerTestProps['partner']['type'], what: string): TestEvent {
  switch (type) {
    case 'lpr':
      return { plate: { text: what } };
    case 'access':
      return { cardholder: { name: what } };
    case null:
      return { message: what };
  }
}
