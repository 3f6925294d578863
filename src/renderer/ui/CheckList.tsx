import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import styles from './CheckList.module.css';

interface CheckListProps<Value extends string> {
  readonly label: string;
  /** Where a title above says the same: the label is only read out. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly description?: string | undefined;
  }[];
  readonly chosen: readonly Value[];
  readonly onChange: (chosen: readonly Value[]) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  /** What stands there where there is nothing to choose from. */
  readonly nothingText?: string | undefined;
}

/** Several of a few, one below the other, each with a sentence that says what it means. */
export function CheckList<Value extends string>(props: CheckListProps<Value>) {
  const { label, options, chosen, onChange, error, isDisabled = false, nothingText } = props;
  const { isLabelHidden = false } = props;
  return (
    <CheckboxGroup
      className={styles.list ?? ''}
      value={[...chosen]}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      {...(isLabelHidden && { 'aria-label': label })}
      onChange={(values) =>
        onChange(options.map(({ value }) => value).filter((value) => values.includes(value)))
      }
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.options}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} className={styles.option ?? ''}>
            {({ isSelected }) => (
              <>
                <span className={styles.box} data-checked={isSelected || undefined}>
                  {isSelected && <Check size={12} strokeWidth={3} aria-hidden="true" />}
                </span>
                <span className={styles.words}>
                  <span>{option.label}</span>
                  {option.description && <span className={styles.description}>{option.description}</span>}
                </span>
              </>
            )}
          </Checkbox>
        ))}
        {options.length === 0 && <p className={styles.description}>{nothingText}</p>}
      </div>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </CheckboxGroup>
  );
}
