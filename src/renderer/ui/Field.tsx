import { type ComponentPropsWithRef, useId } from 'react';
import styles from './Field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx';

/** A line of text with its label and what is wrong with it. */
export function TextField({ label, error, hint, ...input }: FieldWords & ComponentPropsWithRef<'input'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <input {...input} {...describedBy(id, { error, hint })} className={styles.input} />
    </FieldFrame>
  );
}

/** Several lines of text with their label and what is wrong with them. */
export function TextAreaField({
  label,
  error,
  hint,
  ...area
}: FieldWords & ComponentPropsWithRef<'textarea'>) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <textarea rows={3} {...area} {...describedBy(id, { error, hint })} className={styles.input} />
    </FieldFrame>
  );
}
