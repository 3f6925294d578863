import { Check, Minus } from 'lucide-react';
import { type ComponentPropsWithRef, useEffect, useRef } from 'react';
import styles from './CheckBox.module.css';

interface CheckBoxProps
  extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'type' | 'ref' | 'checked'> {
  /** `mixed`: some of what it stands for. */
  readonly checked: boolean | 'mixed';
  /** What it shows has not been confirmed yet. */
  readonly isPending?: boolean;
}

/** A tick box. Its words are those of the label around it, else its `aria-label`. */
export function CheckBox({ checked, isPending, ...rest }: CheckBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) {
      input.current.indeterminate = checked === 'mixed';
    }
  }, [checked]);
  return (
    <span
      className={styles.box}
      data-checked={checked !== false || undefined}
      data-pending={isPending || undefined}
    >
      <input {...rest} ref={input} type="checkbox" className={styles.input} checked={checked === true} />
      {checked === true && <Check size={12} strokeWidth={3} aria-hidden="true" />}
      {checked === 'mixed' && <Minus size={12} strokeWidth={3} aria-hidden="true" />}
    </span>
  );
}
