import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  /** What is wrong with it; stands beside the field and is read with it. */
  readonly error?: string | undefined;
}

function FieldFrame({ id, label, error, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** A line of text with its label and what is wrong with it. */
export function TextField({ label, error, ...input }: FieldProps & ComponentPropsWithRef<'input'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error}>
      <input
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </FieldFrame>
  );
}

/** Several lines of text with their label and what is wrong with them. */
export function TextAreaField({ label, error, ...area }: FieldProps & ComponentPropsWithRef<'textarea'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error}>
      <textarea
        rows={3}
        {...area}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </FieldFrame>
  );
}
