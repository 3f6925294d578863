import { Check, Minus } from 'lucide-react';
import { type ComponentPropsWithRef, useEffect, useRef } from 'react';
import styles from './CheckBox.module.css';

interface CheckBoxProps
  extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'type' | 'ref' | 'checked'> {
  readonly 'aria-label': string;
  /** `mixed`: some of what it stands for. */
  readonly checked: boolean | 'mixed';
}

/** A tick box without words beside it. */
export function CheckBox({ checked, ...rest }: CheckBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) {
      input.current.indeterminate = checked === 'mixed';
    }
  }, [checked]);
  return (
    <span className={styles.box} data-checked={checked !== false || undefined}>
      <input {...rest} ref={input} type="checkbox" className={styles.input} checked={checked === true} />
      {checked === true && <Check size={12} strokeWidth={3} aria-hidden="true" />}
      {checked === 'mixed' && <Minus size={12} strokeWidth={3} aria-hidden="true" />}
    </span>
  );
}
