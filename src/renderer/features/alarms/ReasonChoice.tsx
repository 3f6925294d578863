import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CloseReason } from '../../../shared/domain/alarm.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import styles from './ReasonChoice.module.css';

interface ReasonChoiceProps {
  readonly value: CloseReason | null;
  readonly error: string | undefined;
  readonly onChange: (reason: CloseReason) => void;
}

/** The three reasons of R-G05, each with its key. */
export function ReasonChoice({ value, error, onChange }: ReasonChoiceProps) {
  const { t } = useTranslation('alarms');
  const reasons = [
    { reason: 'handled', label: t('closing.reason.handled'), key: '1' },
    { reason: 'false', label: t('closing.reason.false'), key: '2' },
    { reason: 'other', label: t('closing.reason.other'), key: '3' },
  ] as const;
  return (
    <RadioGroup
      className={styles.group ?? ''}
      value={value}
      isInvalid={error !== undefined}
      onChange={(next) => onChange(next as CloseReason)}
    >
      <Label className={styles.label ?? ''}>{t('closing.title')}</Label>
      {reasons.map(({ reason, label, key }) => (
        <Radio
          key={reason}
          value={reason}
          className={styles.reason ?? ''}
          autoFocus={value === null ? reason === 'handled' : reason === value}
        >
          <span className={styles.dot} />
          <span className={styles.text}>{label}</span>
          <KeyCap>{key}</KeyCap>
        </Radio>
      ))}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </RadioGroup>
  );
}
