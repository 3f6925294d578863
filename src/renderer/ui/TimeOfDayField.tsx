import { type KeyboardEvent, useId, useState } from 'react';
import styles from './Field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx';
import { dayMinutes, readTimeOfDay, timeOfDayText } from './timeOfDay.ts';

interface TimeOfDayFieldProps extends FieldWords {
  /** Minutes since midnight, up to 1440 (24:00, the end of the day); `null` where no time is written. */
  readonly minute: number | null;
  readonly onChange: (minute: number | null) => void;
}

/** What the arrow keys move by, minutes. */
const step = 15;

/** A time of day: 7, 730 and 7:30 are understood, the up and down arrows move by quarters of an hour. */
export function TimeOfDayField({ label, error, hint, minute, onChange }: TimeOfDayFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction !== undefined) {
      event.preventDefault();
      const from = minute ?? 0;
      const next = direction > 0 ? Math.floor(from / step) + 1 : Math.ceil(from / step) - 1;
      setTyped(null);
      onChange(Math.max(0, Math.min(dayMinutes, next * step)));
    }
  };
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <input
        {...describedBy(id, { error, hint })}
        className={styles.input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={typed ?? (minute === null ? '' : timeOfDayText(minute))}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(readTimeOfDay(target.value));
        }}
        onBlur={() => {
          // What is no time stays to be seen and mended; a time is shown as times are written.
          if (minute !== null) setTyped(null);
        }}
        onKeyDown={onKeyDown}
      />
    </FieldFrame>
  );
}
