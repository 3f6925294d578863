import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { definitionBounds } from '../../../../shared/domain/definition.ts';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { PickerField } from '../../../ui/PickerField.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useItems } from '../settingsApi.ts';
import type { DefinitionEditing } from './definitionForm.ts';
import { useProReason, useResourceChoices } from './siteNames.ts';
import { useFormPart } from './useFormPart.ts';
import { VideoStartField } from './VideoStartField.tsx';

/** Related resources that the site keeps with a definition. */
const relatedMost = 50;
/** Stands for "no procedure", which is chosen like one. */
const none = 'none';

/** What the operator is shown with the alarm (R-D08, R-D09, R-D12). */
export function ShownFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const pro = useProReason();
  const resources = useResourceChoices();
  const { control } = editor.form;
  const videoStart = useFormPart(editor, 'videoStart');
  return (
    <FormSection title={t('section.shown')} columns={2}>
      <FullWidth>
        <Controller
          control={control}
          name="relatedResources"
          render={({ field }) => (
            <PickerField
              label={t('shown.related')}
              items={resources}
              chosen={field.value}
              onChange={(chosen) => field.onChange([...chosen])}
              error={editor.errorOf('relatedResources')}
              hint={t('shown.relatedHint')}
              most={relatedMost}
              mostText={t('shown.relatedMost', { most: relatedMost })}
              searchLabel={t('trigger.resourcesSearch')}
              nothingText={t('trigger.resourcesNothing')}
              placeholder={t('shown.relatedEmpty')}
              unavailable={pro}
            />
          )}
        />
      </FullWidth>
      <Controller
        control={control}
        name="procedure"
        render={({ field }) => (
          <ProcedureField
            value={field.value}
            error={editor.errorOf('procedure')}
            unavailable={pro}
            onChange={field.onChange}
          />
        )}
      />
      <VideoStartField
        value={videoStart.value}
        error={
          videoStart.errorOf('videoStart.secondsBefore', true) &&
          t('shown.secondsBeforeBounds', { most: definitionBounds.secondsBeforeMost })
        }
        unavailable={pro}
        onChange={videoStart.change}
      />
    </FormSection>
  );
}

interface ProcedureFieldProps {
  readonly value: string | null;
  readonly error: string | undefined;
  readonly unavailable: string | undefined;
  readonly onChange: (procedure: string | null) => void;
}

/** None or an enabled one; a disabled one is offered only where it was chosen already (R-C02, R-D09). */
function ProcedureField({ value, error, unavailable, onChange }: ProcedureFieldProps) {
  const { t } = useTranslation('definitions');
  const procedures = useItems('procedures');
  const offered = (procedures.value ?? []).filter(({ id, enabled }) => enabled || id === value);
  const isOff = offered.some(({ id, enabled }) => id === value && !enabled);
  return (
    <SelectField
      label={t('shown.procedure')}
      value={value ?? none}
      options={[
        { value: none, label: t('shown.noProcedure') },
        ...offered.map(({ id, name, enabled }) => ({
          value: id,
          label: enabled ? name : t('shown.procedureOff', { name }),
        })),
      ]}
      error={error}
      hint={isOff ? t('shown.procedureOffHint') : undefined}
      unavailable={unavailable}
      onChange={(next) => onChange(next === none ? null : next)}
    />
  );
}
