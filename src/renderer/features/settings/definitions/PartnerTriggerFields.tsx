import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriteriaTree } from '../../../../shared/domain/criteria.ts';
import { type PartnerType, partnerTypes } from '../../../../shared/domain/definition.ts';
import { FullWidth } from '../../../ui/FormSection.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { UnavailableField } from '../../../ui/UnavailableField.tsx';
import { useItems } from '../settingsApi.ts';
import { blankCriterion, CriteriaBuilder } from './CriteriaBuilder.tsx';
import { criteriaSentence } from './criteriaSentence.ts';
import type { FormTrigger, PartnerTrigger } from './definitionForm.ts';
import { partnerTypeText } from './definitionTexts.ts';
import { useProReason } from './siteNames.ts';
import type { FormPart } from './useFormPart.ts';

interface PartnerTriggerFieldsProps {
  readonly trigger: PartnerTrigger;
  readonly part: FormPart<FormTrigger>;
  /** Whether somebody has tried to save. */
  readonly isChecked: boolean;
}

/** Events of a partner: the type of system, the partner, and what they have to say (R-D16..R-D19). */
export function PartnerTriggerFields({ trigger, part, isChecked }: PartnerTriggerFieldsProps) {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  const pro = useProReason();
  const partners = useItems('partners');
  const fitting = (partners.value ?? []).filter(
    ({ id, type }) => type === null || type === trigger.partnerType || id === trigger.partner,
  );
  const chosen = fitting.find(({ id }) => id === trigger.partner);
  const left = useRef<Partial<Record<PartnerType, CriteriaTree>>>({});
  const typeChanged = (partnerType: PartnerType) => {
    left.current[trigger.partnerType] = trigger.criteria;
    const stays = chosen === undefined || chosen.type === null || chosen.type === partnerType;
    part.change({
      ...trigger,
      partnerType,
      partner: stays ? trigger.partner : '',
      criteria: left.current[partnerType] ?? blankCriterion(partnerType),
    });
  };
  const partnerError = part.errorOf('trigger.partner', false) ?? part.errorOf('trigger.partnerType', false);
  const noPartner = partners.value !== null && fitting.length === 0 ? t('trigger.partnerNone') : undefined;
  const offHint = chosen?.enabled === false ? t('trigger.partnerOffHint') : undefined;
  return (
    <>
      <SelectField
        label={t('trigger.partnerType')}
        value={trigger.partnerType}
        options={partnerTypes.map((type) => ({ value: type, label: partnerTypeText(t, type) }))}
        onChange={typeChanged}
        unavailable={pro}
      />
      <SelectField
        label={t('trigger.partnerName')}
        value={trigger.partner === '' ? null : trigger.partner}
        placeholder={t('trigger.partnerEmpty')}
        options={fitting.map(({ id, name, enabled }) => ({
          value: id,
          label: name,
          description: enabled ? undefined : t('trigger.partnerOff'),
        }))}
        error={noPartner ?? partnerError}
        hint={offHint}
        onChange={(partner) => part.change({ ...trigger, partner })}
        unavailable={pro}
      />
      <FullWidth>
        {pro === undefined ? (
          <CriteriaBuilder
            tree={trigger.criteria}
            partnerType={trigger.partnerType}
            isChecked={isChecked}
            onChange={(criteria) => part.change({ ...trigger, criteria })}
          />
        ) : (
          <UnavailableField
            label={t('criteria.title')}
            text={criteriaSentence({ t, alarms }, trigger.criteria) ?? ''}
            reason={pro}
          />
        )}
      </FullWidth>
    </>
  );
}
