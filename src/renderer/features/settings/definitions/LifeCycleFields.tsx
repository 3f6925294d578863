import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { DurationField } from '../../../ui/DurationField.tsx';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { UnavailableField } from '../../../ui/UnavailableField.tsx';
import type { DefinitionEditing } from './definitionForm.ts';
import { durationText } from './durationText.ts';
import { useProReason } from './siteNames.ts';

/** Closing without handling, escalation and expiry, each read back as what it means for the alarm (R-D13..R-D15). */
export function LifeCycleFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const pro = useProReason();
  const words = useDeadlineWords();
  const { control } = editor.form;
  const [mayClose, escalate, expire] = useWatch({
    control,
    name: ['mayCloseUnhandled', 'escalateAfterSeconds', 'expireAfterSeconds'],
  });
  if (pro !== undefined) {
    return (
      <FormSection title={t('section.lifeCycle')} columns={2}>
        <UnavailableField
          label={t('lifeCycle.mayClose')}
          text={mayClose ? t('lifeCycle.yes') : t('lifeCycle.no')}
          reason={pro}
        />
        <span />
        <UnavailableField label={t('lifeCycle.escalate')} text={words.escalates(escalate)} reason={pro} />
        <UnavailableField label={t('lifeCycle.expire')} text={words.expires(expire)} reason={pro} />
      </FormSection>
    );
  }
  const isFutile = escalate !== null && expire !== null && expire <= escalate;
  return (
    <FormSection title={t('section.lifeCycle')} columns={2}>
      <FullWidth>
        <Controller
          control={control}
          name="mayCloseUnhandled"
          render={({ field }) => (
            <OnOff
              label={t('lifeCycle.mayClose')}
              description={t('lifeCycle.mayCloseHint')}
              isOn={field.value}
              onChange={field.onChange}
            />
          )}
        />
      </FullWidth>
      <Controller
        control={control}
        name="escalateAfterSeconds"
        render={({ field }) => (
          <DurationField
            label={t('lifeCycle.escalate')}
            seconds={field.value}
            offLabel={t('lifeCycle.escalateOff')}
            error={editor.errorOf('escalateAfterSeconds')}
            hint={isFutile ? t('lifeCycle.expiresFirst') : words.escalates(field.value)}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="expireAfterSeconds"
        render={({ field }) => (
          <DurationField
            label={t('lifeCycle.expire')}
            seconds={field.value}
            offLabel={t('lifeCycle.expireOff')}
            error={editor.errorOf('expireAfterSeconds')}
            hint={words.expires(field.value)}
            onChange={field.onChange}
          />
        )}
      />
    </FormSection>
  );
}

/** What a deadline means for the alarm, in the user's words. */
function useDeadlineWords() {
  const { t } = useTranslation('definitions');
  const locale = useAppSelector(selectLocale);
  return {
    escalates: (seconds: number | null) =>
      seconds === null
        ? t('lifeCycle.neverEscalates')
        : t('lifeCycle.escalates', { time: durationText(locale, seconds) }),
    expires: (seconds: number | null) =>
      seconds === null
        ? t('lifeCycle.neverExpires')
        : t('lifeCycle.expires', { time: durationText(locale, seconds) }),
  };
}
