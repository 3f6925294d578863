import type { TFunction } from 'i18next';
import { CircleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../../ui/Banner.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ConflictDialog } from '../editing/ConflictDialog.tsx';
import { useChangeBar } from '../editing/changeBar.ts';
import type { ComparedField } from '../editing/comparison.ts';
import { useSaveKey } from '../editing/EditorForm.tsx';
import { SaveBar } from '../editing/SaveBar.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { Backups } from './Backups.tsx';
import { MailFields } from './MailFields.tsx';
import type { Mail } from './mailForm.ts';
import { SiteFields } from './SiteFields.tsx';
import styles from './SitePage.module.css';
import { formOfSite, type RetentionForm, type Site, type SiteForm } from './siteForm.ts';
import { tierText } from './tierText.ts';
import { useSiteForms } from './useSiteForms.ts';

interface SitePageProps {
  readonly site: Site;
  readonly mail: Mail | null;
}

/** The page of the site: its fields and the bar that saves them; backups are made at once. */
export function SitePage({ site, mail }: SitePageProps) {
  const { t } = useTranslation(['site', 'settings', 'shell']);
  const { t: words } = useTranslation('site');
  const bar = useChangeBar('site');
  const page = useRef<HTMLFormElement>(null);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const forms = useSiteForms({ site, mail, bar });
  const { trouble, maySave } = forms;
  const save = () => {
    if (maySave) void forms.save();
  };
  useSaveKey(page, save);
  return (
    <form
      ref={page}
      className={styles.page}
      noValidate
      aria-label={t('site.title')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{t('settings:section.site')}</h2>
      </header>
      {(bar !== null || forms.isOutdated) && (
        <Banner tone="notice" icon={<CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" />}>
          {bar ?? t('settings:editor.outdated')}
        </Banner>
      )}
      <div className={styles.scroll}>
        <div className={styles.fields}>
          <SiteFields {...forms.siteForm} bar={bar} />
          {bar === null && (
            <>
              <MailFields
                {...forms.mailForm}
                hasPassword={mail?.hasPassword ?? false}
                isSetUp={mail !== null}
                isDirty={forms.isMailDirty}
              />
              <Backups />
            </>
          )}
        </div>
      </div>
      <SaveBar
        isNew={false}
        isDirty={forms.isDirty}
        isSaving={forms.isSaving}
        maySave={maySave}
        bar={bar}
        onDiscard={() => setIsDiscarding(true)}
      >
        {trouble?.kind === 'fields' && t('settings:editor.checkFields')}
        {trouble?.kind === 'refused' && (
          <>
            {t('settings:editor.notSaved')} <RefusalWords error={trouble.error} />
          </>
        )}
      </SaveBar>
      {trouble?.kind === 'conflict' && (
        <ConflictDialog
          name={forms.base.name}
          compared={comparedFields(words)}
          base={formOfSite(forms.base)}
          mine={forms.siteForm.form.getValues()}
          theirs={formOfSite(trouble.theirs)}
          onSave={(values) => forms.saveOnto(trouble.theirs, values)}
          onClose={forms.dismissTrouble}
        />
      )}
      <ConfirmDialog
        isOpen={isDiscarding}
        title={t('settings:discard.title')}
        confirmLabel={t('settings:discard.confirm')}
        cancelLabel={t('shell:leave.stay')}
        onConfirm={() => {
          setIsDiscarding(false);
          forms.discard();
        }}
        onClose={() => setIsDiscarding(false)}
      >
        {t('settings:discard.text')}
      </ConfirmDialog>
    </form>
  );
}

function comparedFields(t: TFunction<'site'>): readonly ComparedField<SiteForm>[] {
  const kept = ({ isForever, days }: RetentionForm) =>
    isForever ? t('site.forever') : t('site.days', { count: days ?? 0 });
  return [
    { names: ['name'], label: t('field.name'), words: ({ name }) => name },
    { names: ['timeZone'], label: t('site.timeZone'), words: ({ timeZone }) => timeZone },
    { names: ['tier'], label: t('site.tier'), words: ({ tier }) => tierText(t, tier) },
    { names: ['events'], label: t('site.keepEvents'), words: ({ events }) => kept(events) },
    { names: ['alarms'], label: t('site.keepAlarms'), words: ({ alarms }) => kept(alarms) },
  ];
}
