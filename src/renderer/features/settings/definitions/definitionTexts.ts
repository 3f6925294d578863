import type { TFunction } from 'i18next';
import type { ActionKind } from '../../../../shared/domain/action.ts';
import type { CriterionOperator, CriterionParameter } from '../../../../shared/domain/criteria.ts';
import type { PartnerType } from '../../../../shared/domain/definition.ts';

type Texts = TFunction<'definitions'>;

/** A family of partner systems in the user's words. */
export function partnerTypeText(t: Texts, type: PartnerType): string {
  return type === 'lpr' ? t('trigger.partnerTypes.lpr') : t('trigger.partnerTypes.access');
}

/** A schedule by its name; the one that every site has is called as the user's language calls it. */
export function scheduleText(t: Texts, { id, name }: { readonly id: string; readonly name: string }): string {
  return id === 'always' && name === 'Always' ? t('schedule.always') : name;
}

/** A parameter of a partner's event as it stands in a list. */
export function parameterText(t: Texts, parameter: CriterionParameter): string {
  switch (parameter) {
    case 'event':
      return t('criteria.parameters.event');
    case 'message':
      return t('criteria.parameters.message');
    case 'cardholder':
      return t('criteria.parameters.cardholder');
    case 'plate':
      return t('criteria.parameters.plate');
    case 'countryId':
      return t('criteria.parameters.countryId');
    case 'country':
      return t('criteria.parameters.country');
    case 'province':
      return t('criteria.parameters.province');
    case 'vendor':
      return t('criteria.parameters.vendor');
    case 'class':
      return t('criteria.parameters.class');
    case 'list':
      return t('criteria.parameters.list');
    case 'camera':
      return t('criteria.parameters.camera');
    case 'confidence':
      return t('criteria.parameters.confidence');
  }
}

/** A parameter as it stands in a sentence, with its article. */
export function parameterPhrase(t: Texts, parameter: CriterionParameter): string {
  switch (parameter) {
    case 'event':
      return t('sentence.parameters.event');
    case 'message':
      return t('sentence.parameters.message');
    case 'cardholder':
      return t('sentence.parameters.cardholder');
    case 'plate':
      return t('sentence.parameters.plate');
    case 'countryId':
      return t('sentence.parameters.countryId');
    case 'country':
      return t('sentence.parameters.country');
    case 'province':
      return t('sentence.parameters.province');
    case 'vendor':
      return t('sentence.parameters.vendor');
    case 'class':
      return t('sentence.parameters.class');
    case 'list':
      return t('sentence.parameters.list');
    case 'camera':
      return t('sentence.parameters.camera');
    case 'confidence':
      return t('sentence.parameters.confidence');
  }
}

/** A way to compare as it stands in a list. */
export function operatorText(t: Texts, operator: CriterionOperator): string {
  switch (operator) {
    case 'equals':
      return t('criteria.operators.equals');
    case 'notEquals':
      return t('criteria.operators.notEquals');
    case 'contains':
      return t('criteria.operators.contains');
    case 'atLeast':
      return t('criteria.operators.atLeast');
    case 'atMost':
      return t('criteria.operators.atMost');
  }
}

/** A kind of action: what it does, and what that means. */
export function actionText(t: Texts, kind: ActionKind): { readonly name: string; readonly about: string } {
  switch (kind) {
    case 'showCamera':
      return { name: t('action.kinds.showCamera'), about: t('action.about.showCamera') };
    case 'webhook':
      return { name: t('action.kinds.webhook'), about: t('action.about.webhook') };
    case 'output':
      return { name: t('action.kinds.output'), about: t('action.about.output') };
    case 'email':
      return { name: t('action.kinds.email'), about: t('action.about.email') };
    case 'bookmark':
      return { name: t('action.kinds.bookmark'), about: t('action.about.bookmark') };
  }
}
