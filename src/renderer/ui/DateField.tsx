import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  FieldError,
  Label,
  Text,
} from 'react-aria-components';
import styles from './DateField.module.css';
import fieldStyles from './Field.module.css';
import type { FieldWords } from './FieldFrame.tsx';

interface DateFieldProps extends FieldWords {
  /** YYYY-MM-DD; `null` while not all of it is there. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly isReadOnly?: boolean | undefined;
}

/** A calendar day, typed part by part in the order of the user's language; the up and down arrows change a part. */
export function DateField({ label, value, onChange, error, hint, isReadOnly = false }: DateFieldProps) {
  return (
    <AriaDateField<CalendarDate>
      className={fieldStyles.field ?? ''}
      value={value === null ? null : parseDate(value)}
      isReadOnly={isReadOnly}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros
      onChange={(next) => onChange(next?.toString() ?? null)}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <DateInput className={styles.input ?? ''}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
      {hint && error === undefined && (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldStyles.error ?? ''}>
        <span role="alert">{error}</span>
      </FieldError>
    </AriaDateField>
  );
}
