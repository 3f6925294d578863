import type { TFunction } from 'i18next';
import { type ErrorCode, errorCodes } from '../../../shared/domain/errorCodes.ts';
import { failureText } from '../../app/failureText.ts';
import type { Refusal } from './commandsSlice.ts';

function isErrorCode(code: Refusal['code']): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code);
}

/** What the operator reads of a refusal: who has the alarm, by name, where that is the reason (R-E16). */
export function refusalText(t: TFunction<'errors'>, refusal: Refusal, userId: string | null): string {
  const { code, holder: user } = refusal;
  if (!isErrorCode(code)) {
    return failureText(t, code);
  }
  const holder = user === null ? t('holder.nobody') : user.id === userId ? t('holder.you') : user.name;
  switch (code) {
    case 'BAD_FRAME':
      return t('BAD_FRAME');
    case 'UNAUTHENTICATED':
      return t('UNAUTHENTICATED');
    case 'FORBIDDEN':
      return t('FORBIDDEN');
    case 'NOT_FOUND':
      return t('NOT_FOUND');
    case 'STALE_VERSION':
      return t('STALE_VERSION', { holder });
    case 'ALREADY_ASSIGNED':
      return t('ALREADY_ASSIGNED', { holder });
    case 'NOT_ASSIGNEE':
      return t('NOT_ASSIGNEE', { holder });
    case 'PROCEDURE_INCOMPLETE':
      return t('PROCEDURE_INCOMPLETE');
    case 'STEP_LOCKED':
      return t('STEP_LOCKED');
    case 'COMMENT_REQUIRED':
      return t('COMMENT_REQUIRED');
    case 'REASON_REQUIRED':
      return t('REASON_REQUIRED');
    case 'NO_COMMON_USERS':
      return t('NO_COMMON_USERS');
    case 'USER_NOT_ALLOWED':
      return t('USER_NOT_ALLOWED');
    case 'ALREADY_CLOSED':
      return t('ALREADY_CLOSED');
    case 'TIER_LIMIT':
      return t('TIER_LIMIT');
    case 'TOO_MANY':
      return t('TOO_MANY');
    case 'RATE_LIMITED':
      return t('RATE_LIMITED');
    case 'UNAVAILABLE':
      return t('UNAVAILABLE');
  }
}
