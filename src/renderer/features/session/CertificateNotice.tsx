import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BridgeFailure } from '../../../shared/bridge/contract.ts';
import type { CertificateAlert } from '../../../shared/bridge/site.ts';
import { bridge } from '../../app/bridge.ts';
import { failureText } from '../../app/failureText.ts';
import { useAppSelector } from '../../app/hooks.ts';
import { selectSite } from '../../app/siteSlice.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import { CertificateFacts } from './CertificateFacts.tsx';
import styles from './SiteChoice.module.css';

/**
 * Says that the server shows a certificate which nobody here has accepted, so that nothing is sent to it, and lets a person who has
 * compared the fingerprints accept it (R-J05).
 */
export function CertificateNotice() {
  const { t } = useTranslation('session');
  const { certificate, asked } = useAppSelector(selectSite);
  const [isOpen, setOpen] = useState(false);
  // Who is choosing a server is shown its certificate there.
  if (!certificate || asked !== null) return null;
  const isChanged = certificate.pinned !== null;
  return (
    <>
      <Banner
        tone="lost"
        icon={<ShieldAlert size={16} strokeWidth={1.75} aria-hidden="true" />}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('certificate.compare')}
          </Button>
        }
      >
        {isChanged ? t('certificate.changed') : t('certificate.unknown')}
      </Banner>
      <ModalDialog
        isOpen={isOpen}
        size="wide"
        title={isChanged ? t('certificate.changedTitle') : t('certificate.unknownTitle')}
        subtitle={certificate.server}
        onClose={() => setOpen(false)}
      >
        <CertificateDecision alert={certificate} onDone={() => setOpen(false)} />
      </ModalDialog>
    </>
  );
}

function CertificateDecision({
  alert,
  onDone,
}: {
  readonly alert: CertificateAlert;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('session');
  const { t: errors } = useTranslation('errors');
  const [hasCompared, setCompared] = useState(false);
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  const { server, presented, pinned } = alert;
  const accept = async () => {
    const { fingerprint } = presented;
    const result = await bridge().call('site.trust', { server, fingerprint });
    if (result.ok) onDone();
    else setFailure(result.error);
  };
  return (
    <>
      <p>{pinned === null ? t('certificate.unknownHelp') : t('certificate.changedHelp')}</p>
      <CertificateFacts certificate={presented} pinned={pinned} />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control */}
      <label className={styles.confirm}>
        <CheckBox checked={hasCompared} onChange={(event) => setCompared(event.target.checked)} />
        {t('certificate.compared')}
      </label>
      {failure && (
        <p className={styles.failure} role="alert">
          {failureText(errors, failure)}
        </p>
      )}
      <DialogButtons>
        <Button onClick={onDone}>{t('certificate.refuse')}</Button>
        <Button look="primary" unavailable={!hasCompared} onClick={() => void accept()}>
          {t('certificate.accept')}
        </Button>
      </DialogButtons>
    </>
  );
}
