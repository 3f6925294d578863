import type { ComponentProps } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Hint } from '../../../ui/Hint.tsx';

interface BarredButtonProps extends ComponentProps<typeof Button> {
  /** Why it is greyed out; `null` where it works. */
  readonly bar: string | null;
}

/** A button that is greyed out with the reason as its tooltip where it may not be pressed (R-A01). */
export function BarredButton({ bar, unavailable, ...button }: BarredButtonProps) {
  const drawn = <Button {...button} unavailable={bar !== null || unavailable === true} />;
  return bar === null ? drawn : <Hint text={bar}>{drawn}</Hint>;
}
