import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateAlert } from '../../../shared/bridge/site.ts';
import styles from './SiteChoice.module.css';

interface CertificateFactsProps {
  readonly certificate: CertificateAlert['presented'];
  /** The fingerprint that was accepted before. */
  readonly pinned: string | null;
}

/** What a person compares with what the server's administrator reads at the server. */
export function CertificateFacts({ certificate, pinned }: CertificateFactsProps) {
  const { t, i18n } = useTranslation('session');
  const day = (instant: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(instant));
  const { subject, issuer, validFrom, validTo, fingerprint } = certificate;
  return (
    <dl className={styles.facts}>
      <dt>{t('certificate.subject')}</dt>
      <dd>{subject}</dd>
      <dt>{t('certificate.issuer')}</dt>
      <dd>{issuer === subject ? t('certificate.selfMade') : issuer}</dd>
      <dt>{t('certificate.validity')}</dt>
      <dd>{t('certificate.between', { from: day(validFrom), to: day(validTo) })}</dd>
      {pinned !== null && (
        <>
          <dt>{t('certificate.accepted')}</dt>
          <Fingerprint of={pinned} />
        </>
      )}
      <dt>{pinned === null ? t('certificate.fingerprint') : t('certificate.shown')}</dt>
      <Fingerprint of={fingerprint} />
    </dl>
  );
}

/** Sixteen bytes to a line, so that two of them can be compared line by line. */
function Fingerprint({ of: fingerprint }: { readonly of: string }) {
  const lines = fingerprint.match(/(?:[^:]+(?::|$)){1,16}/g) ?? [fingerprint];
  return (
    <dd className={styles.fingerprint}>
      {lines.map((line) => (
        <Fragment key={line}>
          {line}
          <wbr />
        </Fragment>
      ))}
    </dd>
  );
}
