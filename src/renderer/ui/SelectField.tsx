import { Check, ChevronDown } from 'lucide-react';
import {
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Button as PlainButton,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import fieldStyles from './Field.module.css';
import styles from './SelectField.module.css';
import { UnavailableField } from './UnavailableField.tsx';

/** One of the values that a `SelectField` offers. */
export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Beside the label, quieter. */
  readonly description?: string | undefined;
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** `null`: nothing is chosen yet. */
  readonly value: Value | null;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  /** Stands where the value would be while nothing is chosen. */
  readonly placeholder?: string | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  /** Why it cannot be changed: it is greyed out, and the reason is its tooltip. */
  readonly unavailable?: string | undefined;
}

/** One of a list that opens: typing finds, arrows move, Enter chooses. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, placeholder = '', error, hint, unavailable } = props;
  if (unavailable !== undefined) {
    const shown = options.find((option) => option.value === value)?.label ?? placeholder;
    return <UnavailableField label={label} text={shown} hint={hint} reason={unavailable} />;
  }
  return (
    <Select
      className={fieldStyles.field ?? ''}
      value={value}
      placeholder={placeholder}
      isInvalid={error !== undefined}
      onChange={(next) => {
        if (next !== null) {
          onChange(next as Value);
        }
      }}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <PlainButton className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText }) => selectedText || placeholder}
        </SelectValue>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </PlainButton>
      {hint && error === undefined && (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldStyles.error ?? ''}>
        <span role="alert">{error}</span>
      </FieldError>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles.option ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <Text slot="label" className={styles.text ?? ''}>
                    {option.label}
                  </Text>
                  {option.description && (
                    <Text slot="description" className={styles.description ?? ''}>
                      {option.description}
                    </Text>
                  )}
                  {isSelected && <Check size={14} strokeWidth={2} aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
