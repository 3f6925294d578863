import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { definitionBodySchema } from '../../../../shared/link/configuration.ts';
import type { Preview } from '../../../../shared/link/definitionPreview.ts';
import { useAppSelector } from '../../../app/hooks.ts';
import type { SiteError } from '../../../app/siteApi.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { BarredButton } from '../editing/BarredButton.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { settingsApi } from '../settingsApi.ts';
import type { DefinitionEditing } from './definitionForm.ts';
import styles from './TrialPanel.module.css';
import { TrialResult } from './TrialResult.tsx';

const periods = ['1', '3', '7', '14', '31'] as const;
type Period = (typeof periods)[number];

type Trial =
  | { readonly kind: 'none' }
  /** The form has to be put right first. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'failed'; readonly error: SiteError }
  | { readonly kind: 'done'; readonly preview: Preview; readonly tried: string };

/** Tries the definition as it stands in the form on the events of the last days (R-D20). */
export function TrialPanel({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const place = useAppSelector((state) => state.place.settings.item);
  const [days, setDays] = useState<Period>('7');
  const [trial, setTrial] = useState<Trial>({ kind: 'none' });
  const [preview, { isLoading }] = settingsApi.usePreviewDefinitionMutation();
  const shown = JSON.stringify(useWatch({ control: editor.form.control }));

  const run = async () => {
    const values = editor.form.getValues();
    const definition = definitionBodySchema.safeParse(values);
    if (!definition.success) {
      // Says in the form what is missing, as saving would.
      await editor.form.handleSubmit(() => undefined)();
      setTrial({ kind: 'invalid' });
      return;
    }
    const { data, error } = await preview({
      body: {
        ...(place.kind === 'item' && { id: place.id }),
        definition: definition.data,
        days: Number(days),
      },
    });
    setTrial(
      data === undefined
        ? { kind: 'failed', error: error as SiteError }
        : { kind: 'done', preview: data, tried: JSON.stringify(values) },
    );
  };
  return (
    <section className={styles.panel} aria-label={t('section.trial')}>
      <h3 className={styles.title}>{t('section.trial')}</h3>
      <p className={styles.hint}>{t('trial.hint')}</p>
      <div className={styles.asking}>
        <div className={styles.period}>
          <SelectField
            label={t('trial.days')}
            value={days}
            options={periods.map((period) => ({
              value: period,
              label: t('trial.lastDays', { count: Number(period) }),
            }))}
            onChange={setDays}
          />
        </div>
        <BarredButton size="large" bar={editor.bar} unavailable={isLoading} onClick={run}>
          <FlaskConical size={16} strokeWidth={1.75} aria-hidden="true" />
          {isLoading ? t('trial.running') : t('trial.run')}
        </BarredButton>
      </div>
      {trial.kind === 'invalid' && (
        <p className={styles.trouble} role="alert">
          {t('trial.invalid')}
        </p>
      )}
      {trial.kind === 'failed' && (
        <p className={styles.trouble} role="alert">
          <RefusalWords error={trial.error} />
        </p>
      )}
      {trial.kind === 'done' && <TrialResult preview={trial.preview} isOutdated={trial.tried !== shown} />}
    </section>
  );
}
