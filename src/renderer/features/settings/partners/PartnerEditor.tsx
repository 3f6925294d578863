import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ConfigurationShown } from '../../../../shared/link/configuration.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { OnOff } from '../../../ui/OnOff.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import type { Editor } from '../editing/useItemForm.ts';
import { useItem } from '../settingsApi.ts';
import { PartnerConnection } from './PartnerConnection.tsx';
import { PartnerTest } from './PartnerTest.tsx';
import {
  blankPartner,
  formOfPartner,
  type PartnerForm,
  partnerFormSchema,
  partnerKinds,
} from './partnerForm.ts';
import { partnerKindText } from './partnerTexts.ts';

/** The editor of a partner system: what it is, how it sends, and a trial of it (R-D16). */
export function PartnerEditor() {
  const { t } = useTranslation('site');
  const compared = useMemo(() => comparedFields(t), [t]);
  return (
    <ItemEditor
      collection="partners"
      schema={partnerFormSchema}
      blank={blankPartner}
      formOf={formOfPartner}
      newTitle={t('partner.newTitle')}
      compared={compared}
    >
      {(editor, item) => (
        <>
          <PartnerFields editor={editor} />
          {item === null ? (
            <FormSection title={t('partner.connection')}>
              <p>{t('partner.connectionAfterSaving')}</p>
            </FormSection>
          ) : (
            <StoredPartner stored={item} bar={editor.bar} />
          )}
        </>
      )}
    </ItemEditor>
  );
}

interface StoredPartnerProps {
  readonly stored: ConfigurationShown<'partners'>;
  readonly bar: string | null;
}

/** What only a stored partner has. Token and last event change without a new version, so they are the site's, not the form's. */
function StoredPartner({ stored, bar }: StoredPartnerProps) {
  const known = useItem('partners', stored.id);
  const partner = known.value ?? stored;
  return (
    <>
      <PartnerConnection partner={partner} bar={bar} />
      <PartnerTest partner={partner} bar={bar} />
    </>
  );
}

function PartnerFields({ editor: { form, errorOf, bar } }: { readonly editor: Editor<PartnerForm> }) {
  const { t } = useTranslation('site');
  return (
    <FormSection title={t('partner.general')} columns={2}>
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
            label={t('column.partnerKind')}
            value={field.value}
            options={partnerKinds.map((value) => ({ value, label: partnerKindText(t, value) }))}
            hint={t('partner.kindHint')}
            unavailable={bar ?? undefined}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="enabled"
        render={({ field }) => (
          <OnOff
            label={t('partner.enabled')}
            description={t('partner.enabledHint')}
            isOn={field.value}
            isDisabled={bar !== null}
            onChange={field.onChange}
          />
        )}
      />
    </FormSection>
  );
}

function comparedFields(t: TFunction<'site'>): readonly ComparedField<PartnerForm>[] {
  return [
    { names: ['name'], label: t('field.name'), words: ({ name }) => name },
    { names: ['kind'], label: t('column.partnerKind'), words: ({ kind }) => partnerKindText(t, kind) },
    {
      names: ['enabled'],
      label: t('partner.enabled'),
      words: ({ enabled }) => (enabled ? t('answer.yes') : t('answer.no')),
    },
  ];
}
