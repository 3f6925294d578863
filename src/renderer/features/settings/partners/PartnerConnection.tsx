import { KeyRound, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { bridge } from '../../../app/bridge.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { selectSite } from '../../../app/siteSlice.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { CopyLine } from '../../../ui/CopyLine.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import noteStyles from '../editing/Note.module.css';
import { RefusalBanner } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';
import { LastEvent } from './LastEvent.tsx';
import styles from './Partners.module.css';
import { formatName } from './partnerTexts.ts';
import { TokenDialog } from './TokenDialog.tsx';

interface PartnerConnectionProps {
  readonly partner: ConfigurationShown<'partners'>;
  readonly bar: string | null;
}

/** Where a partner sends to and with which token; the token is shown once, when it is made (R-D16). */
export function PartnerConnection({ partner, bar }: PartnerConnectionProps) {
  const { t } = useTranslation(['site', 'shell']);
  const address = useSiteAddress();
  const { embedded } = useAppSelector(selectSite);
  const [issue, { isLoading }] = settingsApi.useIssuePartnerTokenMutation();
  const [isAsking, setIsAsking] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const [error, setError] = useState<SiteError | null>(null);
  const make = async () => {
    setIsAsking(false);
    const made = await issue({ id: partner.id });
    setToken(made.data?.token ?? null);
    setError((made.error as SiteError | undefined) ?? null);
  };
  const copying = {
    copyLabel: t('copy.copy'),
    copiedLabel: t('copy.copied'),
    refusedLabel: t('copy.refused'),
  };
  return (
    <FormSection title={t('partner.connection')} hint={t('partner.connectionHint')}>
      {address !== null &&
        partner.ingestPaths.map((path) => (
          <CopyLine key={path} label={formatName(path)} value={`${address}${path}`} {...copying} />
        ))}
      {address !== null && isLocal(address) && (
        <p className={styles.note}>{embedded ? t('partner.embeddedAddress') : t('partner.localAddress')}</p>
      )}
      {embedded?.missedAddress && (
        <p className={noteStyles.warning} role="note">
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
          <span className={noteStyles.words}>
            {t('partner.missedAddress', { usual: embedded.missedAddress })}
          </span>
        </p>
      )}
      <div className={styles.token}>
        <p>
          {partner.hasToken ? t('partner.tokenIssued') : t('partner.tokenMissing')}{' '}
          <span className={styles.note}>
            {t('column.lastEvent')}: <LastEvent at={partner.lastEventAt} />
          </span>
        </p>
        <BarredButton
          bar={bar}
          unavailable={isLoading}
          onClick={() => {
            if (partner.hasToken) {
              setIsAsking(true);
            } else {
              void make();
            }
          }}
        >
          <KeyRound size={16} strokeWidth={1.75} aria-hidden="true" />
          {partner.hasToken ? t('partner.replaceToken') : t('partner.issueToken')}
        </BarredButton>
      </div>
      {error && <RefusalBanner error={error} onDismiss={() => setError(null)} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('partner.replaceTitle', { name: partner.name })}
        confirmLabel={t('partner.replaceToken')}
        cancelLabel={t('shell:cancel')}
        onConfirm={make}
        onClose={() => setIsAsking(false)}
      >
        {t('partner.replaceText')}
      </ConfirmDialog>
      {token !== null && (
        <TokenDialog name={partner.name} token={token} copying={copying} onClose={() => setToken(null)} />
      )}
    </FormSection>
  );
}

/** Where this workstation reaches the site server; `null` until main has said so. */
function useSiteAddress(): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const answer = await bridge().call('site.address', {});
      if (!isOver && answer.ok) setAddress(answer.value.address);
    };
    ask().catch(() => setAddress(null));
    return () => {
      isOver = true;
    };
  }, []);
  return address;
}

/** An address that leads nowhere from another machine. */
function isLocal(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
