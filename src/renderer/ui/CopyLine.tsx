import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import styles from './CopyLine.module.css';
import fieldStyles from './Field.module.css';

interface CopyLineProps {
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
  /** What to do where the clipboard is out of reach; the text is selected then. */
  readonly refusedLabel: string;
}

/** A text that is meant to be taken elsewhere: it can be selected, and copied with one press. */
export function CopyLine({ label, value, copyLabel, copiedLabel, refusedLabel }: CopyLineProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
    } catch {
      // Another program holds the clipboard, or the page may not use it: the user does it himself.
      input.current?.select();
      setOutcome('refused');
    }
  };
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          ref={input}
          id={id}
          className={styles.text}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button aria-label={`${copyLabel}: ${label}`} onClick={copy}>
          {outcome === 'copied' ? (
            <Check size={16} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Copy size={16} strokeWidth={1.75} aria-hidden="true" />
          )}
          {outcome === 'copied' ? copiedLabel : copyLabel}
        </Button>
      </div>
      <p className={fieldStyles.hint} role="status">
        {outcome === 'refused' && refusedLabel}
      </p>
    </div>
  );
}
