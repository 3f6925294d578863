import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tiers } from '../../../../shared/domain/tier.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import styles from './SitePage.module.css';
import type { SiteForm } from './siteForm.ts';
import { TimeZoneField } from './TimeZoneField.tsx';
import { tierText } from './tierText.ts';
import type { WordedForm } from './useSiteForms.ts';

interface SiteFieldsProps extends WordedForm<SiteForm> {
  readonly bar: string | null;
}

/** What the site is called, where it lies, its licence, and how long it keeps what happened (R-A01, R-B03). */
export function SiteFields({ form, errorOf, bar }: SiteFieldsProps) {
  const { t } = useTranslation('site');
  const { control } = form;
  return (
    <>
      <FormSection title={t('site.general')} columns={2}>
        <TextField
          label={t('field.name')}
          readOnly={bar !== null}
          error={errorOf('name')}
          {...form.register('name')}
        />
        <Controller
          control={control}
          name="timeZone"
          render={({ field }) => (
            <TimeZoneField
              value={field.value}
              error={errorOf('timeZone')}
              isReadOnly={bar !== null}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="tier"
          render={({ field }) => (
            <SelectField
              label={t('site.tier')}
              value={field.value}
              options={tiers.map((value) => ({ value, label: tierText(t, value) }))}
              hint={field.value === 'pro' ? t('site.proHint') : t('site.enterpriseHint')}
              unavailable={bar ?? undefined}
              onChange={field.onChange}
            />
          )}
        />
      </FormSection>
      <FormSection title={t('site.retention')} hint={t('site.retentionHint')} columns={2}>
        <Retention
          form={form}
          errorOf={errorOf}
          bar={bar}
          name="events"
          label={t('site.keepEvents')}
          forever={t('site.eventsForever')}
        />
        <Retention
          form={form}
          errorOf={errorOf}
          bar={bar}
          name="alarms"
          label={t('site.keepAlarms')}
          forever={t('site.alarmsForever')}
        />
      </FormSection>
    </>
  );
}

interface RetentionProps extends SiteFieldsProps {
  readonly name: 'events' | 'alarms';
  readonly label: string;
  readonly forever: string;
}

function Retention({ form, errorOf, bar, name, label, forever }: RetentionProps) {
  const { t } = useTranslation('site');
  const isForever = useWatch({ control: form.control, name: `${name}.isForever` });
  return (
    <div className={styles.retention}>
      <Controller
        control={form.control}
        name={`${name}.days`}
        render={({ field }) => (
          <NumberField
            label={label}
            unit={t('site.daysUnit')}
            value={isForever ? null : field.value}
            least={1}
            most={3650}
            disabled={isForever || bar !== null}
            error={errorOf(`${name}.days`)}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name={`${name}.isForever`}
        render={({ field }) => (
          <OnOff
            label={forever}
            isOn={field.value}
            isDisabled={bar !== null}
            onChange={(isOn) => {
              field.onChange(isOn);
              void form.trigger(name);
            }}
          />
        )}
      />
    </div>
  );
}
