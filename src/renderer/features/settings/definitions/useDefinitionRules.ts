import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { definitionBounds } from '../../../../shared/domain/definition.ts';

/** Words for what a field of an alarm definition breaks, where its own are clearer than the usual ones. */
export function useDefinitionRules(): (path: string, error: FieldError) => string | undefined {
  const { t } = useTranslation('definitions');
  return (path, { type, message = '' }) => {
    const [field = '', , part = ''] = path.split('.');
    if (isOfServer(type)) {
      // It arrives in English: what the two rules of the server's own mean is known by the field.
      return path === 'trigger.partnerType' && message.startsWith('the partner is of the type')
        ? t('trigger.partnerMismatch')
        : undefined;
    }
    switch (field) {
      case 'trigger':
        return triggerRule(path);
      case 'recipients':
        return path === 'recipients' ? t('recipients.missing') : undefined;
      case 'escalateAfterSeconds':
        return type === 'too_big'
          ? t('lifeCycle.tooLong')
          : t('lifeCycle.escalateBounds', { above: definitionBounds.escalateAfterSecondsAbove });
      case 'expireAfterSeconds':
        return type === 'too_big'
          ? t('lifeCycle.tooLong')
          : t('lifeCycle.expireBounds', { above: definitionBounds.expireAfterSecondsAbove });
      case 'actions':
        return actionRule(part, type);
      default:
        return undefined;
    }
  };

  function triggerRule(path: string): string | undefined {
    switch (path) {
      case 'trigger.events':
        return t('trigger.eventsMissing');
      case 'trigger.resources':
        return t('trigger.resourcesMissing');
      case 'trigger.partner':
        return t('trigger.partnerMissing');
      default:
        return undefined;
    }
  }

  function actionRule(part: string, type: string): string | undefined {
    const isTooLong = type === 'too_big';
    switch (part) {
      case 'camera':
        return t('action.cameraMissing');
      case 'url':
        return t('action.urlInvalid');
      case 'secret':
        return t('action.secretBounds');
      case 'body':
        return t('action.bodyTooLong');
      case 'to':
        return isTooLong ? t('action.toTooMany') : t('action.toMissing');
      case 'subject':
        return t('action.subjectTooLong');
      case 'text':
        return isTooLong ? t('action.textTooLong') : t('action.textMissing');
      default:
        return undefined;
    }
  }
}

function isOfServer(type: string): boolean {
  return ['unique', 'unknown', 'tier', 'refused'].includes(type);
}
