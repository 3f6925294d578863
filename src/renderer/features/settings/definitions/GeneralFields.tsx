import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import type { DefinitionEditing } from './definitionForm.ts';
import { PriorityChoice } from './PriorityChoice.tsx';
import { ScheduleField } from './ScheduleField.tsx';

/** Name, switch, schedule and priority (R-D02, R-D03, R-D07). */
export function GeneralFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const { control, register } = editor.form;
  return (
    <FormSection title={t('section.general')} columns={2}>
      <TextField
        {...register('name')}
        label={t('name')}
        error={editor.errorOf('name')}
        autoComplete="off"
        autoFocus={editor.isNew}
      />
      <Controller
        control={control}
        name="enabled"
        render={({ field }) => (
          <OnOff
            label={t('enabled')}
            description={t('enabledHint')}
            isOn={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="schedule"
        render={({ field }) => (
          <ScheduleField
            value={field.value}
            error={editor.errorOf('schedule')}
            bar={editor.bar}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={control}
        name="priority"
        render={({ field }) => <PriorityChoice value={field.value} onChange={field.onChange} />}
      />
    </FormSection>
  );
}
