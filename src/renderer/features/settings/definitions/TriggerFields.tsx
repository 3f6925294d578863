import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice.tsx';
import { FormSection, FullWidth } from '../../../ui/FormSection.tsx';
import { UnavailableField } from '../../../ui/UnavailableField.tsx';
import { useItems } from '../settingsApi.ts';
import { blankCriterion } from './CriteriaBuilder.tsx';
import { blankSiteTrigger, type DefinitionEditing, type FormTrigger } from './definitionForm.ts';
import { PartnerTriggerFields } from './PartnerTriggerFields.tsx';
import { SiteTriggerFields } from './SiteTriggerFields.tsx';
import { useProReason } from './siteNames.ts';
import { useFormPart } from './useFormPart.ts';

/** What raises the alarm: the form changes with the kind of event (R-D04). */
export function TriggerFields({ editor }: { readonly editor: DefinitionEditing }) {
  const { t } = useTranslation('definitions');
  const pro = useProReason();
  const part = useFormPart(editor, 'trigger');
  const { value: trigger, change } = part;
  return (
    <FormSection title={t('section.trigger')} columns={2}>
      <FullWidth>
        {pro === undefined ? (
          <TriggerKind trigger={trigger} onChange={change} />
        ) : (
          <UnavailableField
            label={t('trigger.kind')}
            text={trigger.kind === 'site' ? t('trigger.site') : t('trigger.partner')}
            reason={pro}
          />
        )}
      </FullWidth>
      {trigger.kind === 'site' ? (
        <SiteTriggerFields trigger={trigger} part={part} />
      ) : (
        <PartnerTriggerFields trigger={trigger} part={part} isChecked={editor.form.formState.isSubmitted} />
      )}
    </FormSection>
  );
}

interface TriggerKindProps {
  readonly trigger: FormTrigger;
  readonly onChange: (trigger: FormTrigger) => void;
}

/** Site or partner; what was filled in for the other one is there again when one goes back. */
function TriggerKind({ trigger, onChange }: TriggerKindProps) {
  const { t } = useTranslation('definitions');
  const partners = useItems('partners');
  const left = useRef<Partial<Record<FormTrigger['kind'], FormTrigger>>>({});
  const blank = (kind: FormTrigger['kind']): FormTrigger => {
    if (kind === 'site') {
      return blankSiteTrigger();
    }
    const [only, ...others] = (partners.value ?? []).filter(({ enabled }) => enabled);
    const type = only?.type ?? 'lpr';
    const partner = only && others.length === 0 ? only.id : '';
    return { kind: 'partner', partnerType: type, partner, criteria: blankCriterion(type) };
  };
  return (
    <Choice
      isStacked
      label={t('trigger.kind')}
      value={trigger.kind}
      options={[
        { value: 'site', label: t('trigger.site') },
        { value: 'partner', label: t('trigger.partner') },
      ]}
      onChange={(kind) => {
        if (kind !== trigger.kind) {
          left.current[trigger.kind] = trigger;
          onChange(left.current[kind] ?? blank(kind));
        }
      }}
    />
  );
}
