import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'disabled' | 'type'> {
  readonly look?: 'normal' | 'primary' | 'quiet';
  readonly size?: 'normal' | 'small' | 'large';
  readonly type?: 'button' | 'submit';
  /** A button that shows whether something is on: a pressed one is blue. */
  readonly pressed?: boolean;
  /** Greyed out and without effect, but still found by pointer and keyboard, so that its tooltip can say why. */
  readonly unavailable?: boolean;
  /** A square one that shows an icon alone; it needs an `aria-label`. */
  readonly icon?: boolean;
}

/** A button of the product's look. */
export function Button({
  look = 'normal',
  size = 'normal',
  type = 'button',
  pressed,
  unavailable = false,
  icon = false,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={styles.button}
      data-look={look}
      data-size={size}
      data-icon={icon || undefined}
      aria-pressed={pressed}
      aria-disabled={unavailable || undefined}
      onClick={(event) => {
        if (unavailable) {
          event.preventDefault();
          return;
        }
        onClick?.(event);
      }}
    />
  );
}
