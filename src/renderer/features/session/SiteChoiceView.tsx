import { Monitor, PlayCircle } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgeFailure, BridgeInput, BridgeResult } from '../../../shared/bridge/contract.ts';
import type { ProbedServer } from '../../../shared/bridge/site.ts';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectSite } from '../../app/siteSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { ProductMark } from '../../ui/ProductMark.tsx';
import { AdministratorForm } from './AdministratorForm.tsx';
import { CertificateFacts } from './CertificateFacts.tsx';
import { ServerForm } from './ServerForm.tsx';
import styles from './SiteChoice.module.css';

type Step =
  | { readonly kind: 'site' }
  | { readonly kind: 'administrator' }
  | {
      readonly kind: 'certificate';
      readonly address: string;
      readonly certificate: NonNullable<ProbedServer['certificate']>;
    };

/** Asks a person which site this workstation belongs to: a server's, one on this machine, or the demo site (R-J05). */
export function SiteChoiceView({ asked }: { readonly asked: 'site' | 'administrator' }) {
  const { t } = useTranslation('session');
  const { t: errors } = useTranslation('errors');
  const { servers, hasOwnSite, mayChange } = useAppSelector(selectSite);
  const [step, setStep] = useState<Step>({ kind: asked });
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = async <Value,>(work: Promise<BridgeResult<Value>>): Promise<Value | null> => {
    setBusy(true);
    setFailure(null);
    const result = await work;
    setBusy(false);
    if (result.ok) return result.value;
    setFailure(result.error);
    return null;
  };
  const choose = (choice: BridgeInput<'site.choose'>) => attempt(bridge().call('site.choose', choice));
  const find = async (address: string) => {
    const found = await attempt(bridge().call('site.probe', { address }));
    if (found?.certificate) {
      setStep({ kind: 'certificate', address: found.address, certificate: found.certificate });
    } else if (found) {
      await choose({ kind: 'server', address: found.address, fingerprint: null });
    }
  };
  const goTo = (next: Step) => {
    setFailure(null);
    setStep(next);
  };
  return (
    <main className={styles.view}>
      <div className={styles.card}>
        <ProductMark />
        <h1 className={styles.title}>
          {step.kind === 'site' && t('site.title')}
          {step.kind === 'administrator' && t('site.administrator.title')}
          {step.kind === 'certificate' && t('certificate.unknownTitle')}
        </h1>
        {step.kind === 'site' && (
          <>
            <ServerForm servers={servers} isBusy={isBusy} onFind={find} />
            <p className={styles.or}>{t('site.or')}</p>
            <div className={styles.others}>
              <SiteButton
                icon={<Monitor size={20} strokeWidth={1.5} aria-hidden="true" />}
                title={hasOwnSite ? t('site.own.open') : t('site.own.create')}
                text={t('site.own.text')}
                isBusy={isBusy}
                onChoose={() =>
                  hasOwnSite ? void choose({ kind: 'own', password: null }) : goTo({ kind: 'administrator' })
                }
              />
              <SiteButton
                icon={<PlayCircle size={20} strokeWidth={1.5} aria-hidden="true" />}
                title={t('site.demo.open')}
                text={t('site.demo.text')}
                isBusy={isBusy}
                onChoose={() => void choose({ kind: 'demo' })}
              />
            </div>
          </>
        )}
        {step.kind === 'administrator' && (
          <AdministratorForm
            isBusy={isBusy}
            onBack={mayChange ? () => goTo({ kind: 'site' }) : null}
            onCreate={(password) => choose({ kind: 'own', password })}
          />
        )}
        {step.kind === 'certificate' && (
          <>
            <p className={styles.text}>{t('certificate.unknownHelp')}</p>
            <CertificateFacts certificate={step.certificate} pinned={null} />
            <div className={styles.buttons}>
              <Button size="large" unavailable={isBusy} onClick={() => goTo({ kind: 'site' })}>
                {t('site.back')}
              </Button>
              <Button
                look="primary"
                size="large"
                unavailable={isBusy}
                onClick={() =>
                  void choose({
                    kind: 'server',
                    address: step.address,
                    fingerprint: step.certificate.fingerprint,
                  })
                }
              >
                {t('certificate.accept')}
              </Button>
            </div>
          </>
        )}
        {failure && (
          <p className={styles.failure} role="alert">
            {failureText(errors, failure)}
          </p>
        )}
      </div>
    </main>
  );
}

interface SiteButtonProps {
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly text: string;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}

function SiteButton({ icon, title, text, isBusy, onChoose }: SiteButtonProps) {
  return (
    <button
      type="button"
      className={styles.other}
      aria-disabled={isBusy || undefined}
      onClick={() => {
        if (!isBusy) onChoose();
      }}
    >
      {icon}
      <span className={styles.otherTitle}>{title}</span>
      <span className={styles.otherText}>{text}</span>
    </button>
  );
}
