import type { TFunction } from 'i18next';
import type { FieldError } from 'react-hook-form';
import type { FieldProblem } from '../../../../shared/link/rest.ts';

/** The words of a screen for rules of its own fields: by the field's path and the error's type; `undefined` for the usual ones. */
export type OwnRuleText = (path: string, error: FieldError) => string | undefined;

/** What is wrong with a field, in the user's words; `undefined` where nothing is. */
export function ruleText(t: TFunction<'settings'>, error: FieldError | undefined): string | undefined {
  switch (error?.type) {
    case undefined:
      return undefined;
    case 'too_small':
      return tooSmallText(t, error);
    case 'too_big':
      return tooBigText(t, error);
    case 'invalid_type':
    case 'required':
      return t('rule.missing');
    case 'unique':
      return t('rule.unique');
    case 'unknown':
      return t('rule.unknown');
    case 'tier':
      return t('rule.tier');
    case 'refused':
      return t('rule.refused');
    default:
      return t('rule.invalid');
  }
}

function tooSmallText(t: TFunction<'settings'>, { types }: FieldError): string {
  const limit = Number(types?.limit);
  switch (types?.origin) {
    case 'string':
      return limit <= 1 ? t('rule.missing') : t('rule.tooShort', { count: limit });
    case 'array':
      return limit <= 1 ? t('rule.none') : t('rule.tooFew', { count: limit });
    default:
      return types?.isInclusive === false ? t('rule.notAbove', { limit }) : t('rule.tooSmall', { limit });
  }
}

function tooBigText(t: TFunction<'settings'>, { types }: FieldError): string {
  const limit = Number(types?.limit);
  switch (types?.origin) {
    case 'string':
      return t('rule.tooLong', { count: limit });
    case 'array':
      return t('rule.tooMany', { count: limit });
    default:
      return t('rule.tooLarge', { limit });
  }
}

/** What the server found wrong with a field, as a form holds it; its own words are English and for logs. */
export function errorOfProblem({ rule }: FieldProblem): FieldError {
  const type = typeOfRule(rule);
  return { type, message: rule };
}

function typeOfRule(rule: string): string {
  switch (rule) {
    case 'unique':
      return 'unique';
    case 'unknown reference':
      return 'unknown';
    default:
      return rule.startsWith('PRO') ? 'tier' : 'refused';
  }
}
