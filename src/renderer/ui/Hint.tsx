import type { ReactElement } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './Hint.module.css';

interface HintProps {
  /** What the tooltip says: the reason, the key. */
  readonly text: string;
  readonly children: ReactElement<Record<string, unknown>, string>;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A tooltip on a native element, shown on hover and on keyboard focus. */
export function Hint({ text, children, placement = 'bottom' }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Focusable>{children}</Focusable>
      <Tooltip className={styles.hint ?? ''} placement={placement} offset={6}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
