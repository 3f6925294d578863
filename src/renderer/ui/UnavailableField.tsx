import { useId } from 'react';
import fieldStyles from './Field.module.css';
import { Hint } from './Hint.tsx';
import styles from './UnavailableField.module.css';

interface UnavailableFieldProps {
  readonly label: string;
  /** What it holds, in words. */
  readonly text: string;
  readonly hint?: string | undefined;
  /** Why it cannot be changed. */
  readonly reason: string;
}

/** A field that is there but cannot be changed: greyed out, found by pointer and keyboard, its tooltip says why (R-A01). */
export function UnavailableField({ label, text, hint, reason }: UnavailableFieldProps) {
  const id = useId();
  return (
    <div className={fieldStyles.field}>
      <span id={id} className={fieldStyles.label}>
        {label}
      </span>
      <Hint text={reason}>
        <button
          type="button"
          className={styles.value}
          aria-disabled="true"
          aria-labelledby={`${id} ${id}-value`}
        >
          <span id={`${id}-value`} className={styles.text}>
            {text}
          </span>
        </button>
      </Hint>
      {hint && <p className={fieldStyles.hint}>{hint}</p>}
    </div>
  );
}
