import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** What every field of a form has beside its value. */
export interface FieldWords {
  readonly label: string;
  /** What is wrong with it; stands beside the field and is read with it. */
  readonly error?: string | undefined;
  /** What helps to fill it in; stands below it until something is wrong. */
  readonly hint?: string | undefined;
}

interface FieldFrameProps extends FieldWords {
  readonly id: string;
  readonly children: ReactNode;
}

/** The label above a control, and below it what is wrong with it, else what helps. */
export function FieldFrame({ id, label, error, hint, children }: FieldFrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

/** What a control says of itself so that its error or hint is read with it. */
export function describedBy(id: string, { error, hint }: Pick<FieldWords, 'error' | 'hint'>) {
  return {
    id,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
  };
}
