import type { TFunction } from 'i18next';
import type { EventPhase } from '../../../shared/domain/event.ts';
import { failureText } from '../../app/failureText.ts';
import type { SiteError } from '../../app/siteApi.ts';
import type { Fault, FaultyField } from './queryForm.ts';

type SearchTexts = TFunction<'search'>;

/** What is wrong with a field, in the user's words. */
export function faultText(t: SearchTexts, field: FaultyField, fault: Fault): string {
  switch (fault) {
    case 'missing':
      return field === 'name' ? t('fault.nameMissing') : t('fault.instantMissing');
    case 'tooLong':
      return field === 'name' ? t('fault.nameTooLong') : t('fault.textTooLong');
    case 'tooMany':
      return t('fault.tooManyChosen');
    case 'endsBeforeItBegins':
      return t('fault.endsBeforeItBegins');
  }
}

/** Why the site did not answer as it was asked to; a refusal that is about no field has one text. */
export function reasonText(t: SearchTexts, errors: TFunction<'errors'>, error: SiteError): string {
  if (error.kind === 'failed') return failureText(errors, error.failure);
  switch (error.problem.code) {
    case 'FORBIDDEN':
      return errors('notPermitted');
    case 'NOT_FOUND':
      return t('details.gone');
    default:
      return t('fault.refusedBySite');
  }
}

/** Whether an event begins something, ends it, or is over at once. */
export function phaseText(t: SearchTexts, phase: EventPhase): string {
  switch (phase) {
    case 'start':
      return t('phase.start');
    case 'update':
      return t('phase.update');
    case 'end':
      return t('phase.end');
    case 'pulse':
      return t('phase.pulse');
  }
}
