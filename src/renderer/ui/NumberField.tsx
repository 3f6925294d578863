import { type KeyboardEvent, useId } from 'react';
import styles from './Field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx';

interface NumberFieldProps extends FieldWords {
  /** A whole number; `null` where nothing is written. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Behind the number: days, min. */
  readonly unit?: string | undefined;
  /** What the arrow keys stop at; what is typed is judged by the form, so that the user is told instead of corrected. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly disabled?: boolean | undefined;
}

/** Beyond this a whole number is no longer told apart from the next one. */
const digitsMost = 15;

/** A whole number: only digits can be typed, the up and down arrows change it by one. */
export function NumberField({ label, error, hint, unit, ...number }: NumberFieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <div className={styles.withUnit}>
        <NumberInput {...number} {...describedBy(id, { error, hint })} />
        {unit && (
          <span className={styles.unit} aria-hidden="true">
            {unit}
          </span>
        )}
      </div>
    </FieldFrame>
  );
}

interface NumberInputProps
  extends Pick<NumberFieldProps, 'value' | 'onChange' | 'onBlur' | 'least' | 'most' | 'disabled'> {
  readonly id: string;
  readonly 'aria-invalid'?: true | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

/** The control of a number field, for fields that have more than a number. */
export function NumberInput({ value, onChange, least = 0, most, ...input }: NumberInputProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = value === null ? least : value + step;
      onChange(Math.max(least, Math.min(most ?? Number.MAX_SAFE_INTEGER, next)));
    }
  };
  return (
    <input
      {...input}
      className={styles.input}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      role="spinbutton"
      aria-valuenow={value ?? undefined}
      aria-valuemin={least}
      aria-valuemax={most}
      value={value ?? ''}
      onChange={({ target }) => {
        const digits = target.value.replace(/\D/gu, '').slice(0, digitsMost);
        onChange(digits === '' ? null : Number(digits));
      }}
      onKeyDown={onKeyDown}
    />
  );
}
