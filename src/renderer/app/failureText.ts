import type { TFunction } from 'i18next';
import type { BridgeFailure } from '../../shared/bridge/contract.ts';

/** The one text of a failed call. */
export function failureText(t: TFunction<'errors'>, failure: BridgeFailure): string {
  switch (failure) {
    case 'invalidInput':
      return t('invalidInput');
    case 'notPermitted':
      return t('notPermitted');
    case 'signedOut':
      return t('signedOut');
    case 'wrongPassword':
      return t('wrongPassword');
    case 'tooManyAttempts':
      return t('tooManyAttempts');
    case 'unreachable':
      return t('unreachable');
    case 'notSaved':
      return t('notSaved');
    case 'notAnAddress':
      return t('notAnAddress');
    case 'needsHttps':
      return t('needsHttps');
    case 'certificateRefused':
      return t('certificateRefused');
    case 'cutOff':
      return t('cutOff');
    case 'notKept':
      return t('notKept');
    case 'unexpected':
      return t('unexpected');
  }
}
