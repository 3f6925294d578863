import type { TFunction } from 'i18next';
import { failureText } from '../../../app/failureText.ts';
import type { SiteError } from '../../../app/siteApi.ts';

/** Why a change did not take place, and what to do, where no field is to blame. */
export function refusalText(
  { t, errors }: { readonly t: TFunction<'settings'>; readonly errors: TFunction<'errors'> },
  error: SiteError,
): string {
  if (error.kind === 'failed') {
    return failureText(errors, error.failure);
  }
  switch (error.problem.code) {
    case 'NOT_FOUND':
      return t('refusal.gone');
    case 'STALE_VERSION':
      return t('refusal.stale');
    case 'IN_USE':
      return t('refusal.inUse', { names: namesInUse(error).join(', ') });
    case 'CONFLICT':
      return t('refusal.conflict');
    case 'INVALID':
      return t('refusal.invalid');
    case 'TIER_LIMIT':
      return t('refusal.tier');
    case 'FORBIDDEN':
      return t('refusal.forbidden');
    case 'UNAUTHENTICATED':
      return failureText(errors, 'signedOut');
    case 'RATE_LIMITED':
    case 'UNAVAILABLE':
      return t('refusal.unavailable');
    default:
      return t('refusal.other');
  }
}

/** Who uses what was to be removed, by name, as far as the server says. */
export function namesInUse(error: SiteError): readonly string[] {
  if (error.kind === 'failed') {
    return [];
  }
  const names = error.problem.problems?.find(({ rule }) => rule === 'in use')?.value;
  return Array.isArray(names) ? names.map(String) : [];
}
