import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { resourceKinds } from '../../../../shared/domain/alarm.ts';
import { resourceKindText } from '../../../app/kindTexts.ts';
import { TextAreaField, TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import type { Editor } from '../editing/useItemForm.ts';
import { ResourcePreview } from './ResourcePreview.tsx';
import { blankResource, formOfResource, type ResourceForm, resourceFormSchema } from './resourceForm.ts';
import { VideoSourceFields, videoWords } from './VideoSourceFields.tsx';

/** The editor of a device: what it is, how events speak of it, where its picture comes from (R-B01, R-D08). */
export function ResourceEditor() {
  const { t } = useTranslation('site');
  const { t: kinds } = useTranslation('alarms');
  const compared = useMemo(() => comparedFields(t, kinds), [t, kinds]);
  return (
    <ItemEditor
      collection="resources"
      schema={resourceFormSchema}
      blank={blankResource}
      formOf={formOfResource}
      copyOf={(form) => ({ ...form, externalIds: '' })}
      newTitle={t('resource.newTitle')}
      compared={compared}
      ruleWords={(path, { type }) => ruleWords(t, path, type)}
    >
      {(editor, item) => (
        <>
          <ResourceFields editor={editor} />
          <VideoSourceFields editor={editor}>
            <ResourcePreview editor={editor} item={item} />
          </VideoSourceFields>
        </>
      )}
    </ItemEditor>
  );
}

function ResourceFields({ editor: { form, errorOf, bar } }: { readonly editor: Editor<ResourceForm> }) {
  const { t } = useTranslation('site');
  const { t: kinds } = useTranslation('alarms');
  const kind = useWatch({ control: form.control, name: 'kind' });
  return (
    <FormSection title={t('resource.general')} columns={2}>
      <TextField
        label={t('field.name')}
        readOnly={bar !== null}
        error={errorOf('name')}
        {...form.register('name')}
      />
      <Controller
        control={form.control}
        name="kind"
        render={({ field }) => (
          <SelectField
            label={t('column.kind')}
            value={kind}
            options={resourceKinds.map((value) => ({ value, label: resourceKindText(kinds, value) }))}
            unavailable={bar ?? undefined}
            onChange={field.onChange}
          />
        )}
      />
      <TextAreaField
        label={t('column.externalIds')}
        hint={t('resource.externalIdsHint')}
        readOnly={bar !== null}
        spellCheck={false}
        error={errorOf('externalIds')}
        {...form.register('externalIds')}
      />
    </FormSection>
  );
}

function ruleWords(t: TFunction<'site'>, path: string, type: string): string | undefined {
  switch (path) {
    case 'externalIds':
      return type === 'unique' ? t('resource.externalIdTaken') : t('resource.externalIdsWrong');
    case 'clip':
      return t('resource.clipMissing');
    case 'live':
      return t('resource.liveWrong');
    case 'playback':
      return t('resource.playbackWrong');
    default:
      return undefined;
  }
}

function comparedFields(
  t: TFunction<'site'>,
  kinds: TFunction<'alarms'>,
): readonly ComparedField<ResourceForm>[] {
  return [
    { names: ['name'], label: t('field.name'), words: ({ name }) => name },
    { names: ['kind'], label: t('column.kind'), words: ({ kind }) => resourceKindText(kinds, kind) },
    {
      names: ['externalIds'],
      label: t('column.externalIds'),
      words: ({ externalIds }) => externalIds.split('\n').join(', ') || '—',
    },
    {
      names: ['source', 'clip', 'live', 'playback'],
      label: t('column.video'),
      words: (form) => videoWords(t, form),
    },
  ];
}
