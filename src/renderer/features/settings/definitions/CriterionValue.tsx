import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '../../../../shared/domain/criteria.ts';
import { eventKindText } from '../../../app/kindTexts.ts';
import fieldStyles from '../../../ui/Field.module.css';

interface CriterionValueProps {
  readonly id: string;
  readonly criterion: Criterion;
  readonly isInvalid: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

/** The events of access control systems that have names of their own. */
const accessEvents: readonly string[] = ['access.denied', 'access.granted', 'door.forced', 'door.held'];

/** The value of a comparison: an event out of those that are known, else whatever the partner's system writes. */
export function CriterionValue({ id, criterion, isInvalid, onChange, onBlur }: CriterionValueProps) {
  const { t } = useTranslation('definitions');
  const { t: alarms } = useTranslation('alarms');
  const { parameter, value } = criterion;
  const isKnown = accessEvents.includes(value);
  const [isOther, setIsOther] = useState(value !== '' && !isKnown);
  const described = isInvalid ? ({ 'aria-invalid': true, 'aria-describedby': `${id}-error` } as const) : {};
  const isText = parameter !== 'event' || (isOther && !isKnown);
  return (
    <>
      {parameter === 'event' && (
        <select
          {...(isText ? {} : described)}
          className={fieldStyles.select}
          data-wide={!isText || undefined}
          aria-label={t('criteria.value')}
          value={isText ? 'other' : value}
          onBlur={isText ? undefined : onBlur}
          onChange={({ target }) => {
            setIsOther(target.value === 'other');
            onChange(target.value === 'other' ? '' : target.value);
          }}
        >
          <option value="" hidden />
          {accessEvents.map((kind) => (
            <option key={kind} value={kind}>
              {eventKindText(alarms, kind)}
            </option>
          ))}
          <option value="other">{t('criteria.otherEvent')}</option>
        </select>
      )}
      {isText && (
        <input
          {...described}
          className={fieldStyles.input}
          autoComplete="off"
          spellCheck={false}
          inputMode={parameter === 'confidence' ? 'decimal' : 'text'}
          aria-label={parameter === 'event' ? t('criteria.eventCode') : t('criteria.value')}
          value={value}
          onBlur={onBlur}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </>
  );
}
