import { DatabaseBackup, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Backup } from '../../../../shared/link/backup.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { useSiteTime } from '../../../app/useSiteTime.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { LoadState } from '../editing/LoadState.tsx';
import { RefusalBanner } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';
import styles from './SitePage.module.css';
import { sizeText } from './sizeText.ts';

/** The site's backups: made and removed here, restored where the server is started. */
export function Backups() {
  const { t } = useTranslation(['site', 'shell']);
  const siteTime = useSiteTime();
  const locale = useAppSelector(selectLocale);
  const { data, error, refetch } = settingsApi.useBackupsQuery({});
  const [make, making] = settingsApi.useCreateBackupMutation();
  const [remove, removing] = settingsApi.useRemoveBackupMutation();
  const [chosen, setChosen] = useState<Backup | null>(null);
  const refusal = (making.error ?? removing.error) as SiteError | undefined;
  const latest = data?.backups[0];
  return (
    <FormSection
      title={t('backup.title')}
      hint={t('backup.hint')}
      aside={
        <Button unavailable={making.isLoading} onClick={() => make({})}>
          <DatabaseBackup size={16} strokeWidth={1.75} aria-hidden="true" />
          {making.isLoading ? t('backup.making') : t('backup.make')}
        </Button>
      }
    >
      {refusal && (
        <RefusalBanner
          error={refusal}
          words={({ code }) => (code === 'CONFLICT' ? t('backup.busy') : undefined)}
          onDismiss={() => {
            making.reset();
            removing.reset();
          }}
        />
      )}
      {!data && <LoadState error={(error as SiteError | undefined) ?? null} onRetry={refetch} />}
      {data && data.backups.length === 0 && <p className={styles.note}>{t('backup.none')}</p>}
      {data && data.backups.length > 0 && (
        <ul className={styles.backups} aria-label={t('backup.title')}>
          {data.backups.map((backup) => {
            const at = siteTime.dateAndTime(Date.parse(backup.at));
            return (
              <li key={backup.name} className={styles.backup}>
                <span>{at}</span>
                <span>{sizeText(locale, backup.bytes)}</span>
                <code className={styles.command}>{backup.name}</code>
                <Button
                  look="quiet"
                  icon
                  aria-label={t('backup.remove', { at })}
                  title={t('backup.remove', { at })}
                  onClick={() => setChosen(backup)}
                >
                  <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {latest && (
        <p className={styles.note}>
          {t('backup.restore', { command: `npm run server -- --data DIR --restore ${latest.name}` })}
        </p>
      )}
      <ConfirmDialog
        isOpen={chosen !== null}
        title={t('backup.removeTitle')}
        confirmLabel={t('backup.removeConfirm')}
        cancelLabel={t('shell:cancel')}
        onConfirm={() => {
          if (chosen) void remove({ id: chosen.name });
          setChosen(null);
        }}
        onClose={() => setChosen(null)}
      >
        {chosen && t('backup.removeText', { at: siteTime.dateAndTime(Date.parse(chosen.at)) })}
      </ConfirmDialog>
    </FormSection>
  );
}
