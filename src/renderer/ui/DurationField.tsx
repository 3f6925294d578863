import { useId, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { type DurationUnit, durationUnits, unitOf } from './durationParts.ts';
import styles from './Field.module.css';
import { describedBy, FieldFrame, type FieldWords } from './FieldFrame.tsx';
import { NumberInput } from './NumberField.tsx';

interface DurationFieldProps extends FieldWords {
  /** `null` is off where there is an `offLabel`; else nothing is written. */
  readonly seconds: number | null;
  readonly onChange: (seconds: number | null) => void;
  readonly onBlur?: (() => void) | undefined;
  /** What stands among the units for "no duration at all": never, off. An emptied number is 0 then. */
  readonly offLabel?: string | undefined;
  readonly disabled?: boolean | undefined;
}

const units = Object.keys(durationUnits) as DurationUnit[];
/** What is proposed when a duration is switched on. */
const firstAmount = 5;

/** How long something takes: a number and its unit, and perhaps "off". */
export function DurationField({
  label,
  error,
  hint,
  seconds,
  onChange,
  offLabel,
  disabled,
  onBlur,
}: DurationFieldProps) {
  const id = useId();
  const { locale } = useLocale();
  const [chosenUnit, setChosenUnit] = useState<DurationUnit>(seconds ? unitOf(seconds) : 'minute');
  // Another value from outside (what was read again, what was discarded) may not fit the unit that was chosen here.
  const unit = (seconds ?? 0) % durationUnits[chosenUnit] === 0 ? chosenUnit : unitOf(seconds ?? 0);
  const isOff = seconds === null && offLabel !== undefined;
  const amount = seconds === null || seconds === 0 ? null : seconds / durationUnits[unit];
  const isZero = seconds === 0 && offLabel === undefined;
  return (
    <FieldFrame id={id} label={label} error={error} hint={hint}>
      <div className={styles.withUnit}>
        {!isOff && (
          <NumberInput
            {...describedBy(id, { error, hint })}
            disabled={disabled}
            value={isZero ? 0 : amount}
            onBlur={onBlur}
            onChange={(next) => {
              setChosenUnit(unit);
              onChange(next === null ? (offLabel === undefined ? null : 0) : next * durationUnits[unit]);
            }}
          />
        )}
        <select
          {...(isOff ? describedBy(id, { error, hint }) : { 'aria-label': label })}
          className={styles.select}
          data-wide={isOff || undefined}
          disabled={disabled}
          value={isOff ? 'off' : unit}
          onBlur={onBlur}
          onChange={({ target }) => {
            if (target.value === 'off') {
              onChange(null);
              return;
            }
            const next = target.value as DurationUnit;
            setChosenUnit(next);
            onChange((isOff ? firstAmount : (amount ?? 0)) * durationUnits[next]);
          }}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {unitName(locale, each, amount ?? 0)}
            </option>
          ))}
          {offLabel !== undefined && <option value="off">{offLabel}</option>}
        </select>
      </div>
    </FieldFrame>
  );
}

/** The unit in the user's language, in the number that fits: hour, hours. */
function unitName(locale: string, unit: DurationUnit, amount: number): string {
  const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(
    amount,
  );
  return parts.find(({ type }) => type === 'unit')?.value ?? unit;
}
