import type { TFunction } from 'i18next';
import { attachmentTypes } from '../../../../shared/link/files.ts';
import { failureText } from '../../../app/failureText.ts';
import type { AttachmentTrouble } from './useAttachmentUpload.ts';

/** Why a file was not attached, in words (R-C08). */
export function attachmentTroubleText(
  { t, errors }: { readonly t: TFunction<'settings'>; readonly errors: TFunction<'errors'> },
  { name, why }: AttachmentTrouble,
): string {
  switch (why.kind) {
    case 'ending':
      return t('attachment.refused.ending', { name, endings: Object.keys(attachmentTypes).join(', ') });
    case 'content':
      return t('attachment.refused.content', { name });
    case 'tooLarge':
      return t('attachment.refused.tooLarge', { name });
    case 'empty':
      return t('attachment.refused.empty', { name });
    case 'unreadable':
      return t('attachment.refused.unreadable', { name });
    case 'tier':
      return t('bar.pro');
    case 'forbidden':
      return t('refusal.forbidden');
    case 'full':
      return t('attachment.refused.full');
    case 'other':
      return t('attachment.refused.other', { name });
    case 'failed':
      return failureText(errors, why.failure);
  }
}
