import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { procedureBodySchema } from '../../../../shared/link/configuration.ts';
import { TextAreaField, TextField } from '../../../ui/Field.tsx';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import { ItemLinks } from '../editing/ItemLinks.tsx';
import { DuplicateFrom } from './DuplicateFrom.tsx';
import { ProcedurePreview } from './ProcedurePreview.tsx';
import { ProcedureSteps } from './ProcedureSteps.tsx';
import { blankProcedure, type ProcedureForm, procedureForm, type StepForm } from './procedureForm.ts';

/** A procedure with its actions, and beside it what the operator will see (R-C02..R-C09). */
export function ProcedureEditor() {
  const { t } = useTranslation('settings');
  const compared = useMemo(() => comparedFields(t), [t]);
  return (
    <ItemEditor
      collection="procedures"
      schema={procedureBodySchema}
      blank={blankProcedure}
      formOf={procedureForm}
      newTitle={t('procedure.new')}
      compared={compared}
      actions={(_item, editor) => editor.isNew && <DuplicateFrom />}
      below={({ usedBy }) =>
        usedBy.length > 0 && (
          <FormSection title={t('procedure.usedBy')} hint={t('procedure.usedByHint')}>
            <ItemLinks section="definitions" items={usedBy} />
          </FormSection>
        )
      }
      beside={({ form }) => <ProcedurePreview control={form.control} />}
    >
      {(editor) => (
        <>
          <FormSection title={t('general')} columns={2}>
            <TextField
              {...editor.form.register('name')}
              autoFocus={editor.isNew}
              label={t('procedure.name')}
              error={editor.errorOf('name')}
            />
            <Controller
              control={editor.form.control}
              name="enabled"
              render={({ field }) => (
                <OnOff
                  label={t('procedure.enabled')}
                  description={t('procedure.enabledHint')}
                  isOn={field.value}
                  onChange={field.onChange}
                />
              )}
            />
            <FullWidth>
              <TextAreaField
                {...editor.form.register('comments')}
                rows={2}
                label={t('procedure.comments')}
                error={editor.errorOf('comments')}
              />
            </FullWidth>
          </FormSection>
          <ProcedureSteps editor={editor} />
        </>
      )}
    </ItemEditor>
  );
}

function comparedFields(t: TFunction<'settings'>): readonly ComparedField<ProcedureForm>[] {
  return [
    { names: ['name'], label: t('procedure.name'), words: ({ name }) => name },
    {
      names: ['enabled'],
      label: t('procedure.enabled'),
      words: ({ enabled }) => (enabled ? t('yes') : t('no')),
    },
    {
      names: ['comments'],
      label: t('procedure.comments'),
      words: ({ comments }) => comments || t('nothing'),
    },
    {
      names: ['steps'],
      label: t('procedure.actions'),
      words: ({ steps }) => steps.map((step, index) => `${index + 1}. ${stepWords(t, step)}`).join('\n'),
    },
  ];
}

function stepWords(t: TFunction<'settings'>, step: StepForm): string {
  const rules = [
    step.mustAcknowledge && t('step.mustAcknowledgeShort'),
    step.mustComment && t('step.mustCommentShort'),
    step.locksNext && t('step.locksNextShort'),
    step.attachment?.name,
  ].filter(Boolean);
  return rules.length === 0 ? step.text : `${step.text} (${rules.join(', ')})`;
}
