import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './Choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** Above the options, as with the other fields of a form; before them in a line of their own otherwise. */
  readonly isStacked?: boolean;
}

/** One of a few, side by side: arrows move between them, the chosen one is blue. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange, isStacked = false } = props;
  return (
    <RadioGroup
      className={styles.choice ?? ''}
      data-stacked={isStacked || undefined}
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as Value)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.option ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
