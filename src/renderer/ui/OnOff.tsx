import { Switch } from 'react-aria-components';
import styles from './OnOff.module.css';

interface OnOffProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** Where what it switches is plain from its place, as in a row of a list: the label is only read out. */
  readonly isLabelHidden?: boolean;
  /** What switching it does, below the label. */
  readonly description?: string | undefined;
  readonly isDisabled?: boolean;
  /** `false` where the arrows lead to it, not Tab. */
  readonly isTabStop?: boolean;
}

/** A switch with its label before it. */
export function OnOff(props: OnOffProps) {
  const {
    label,
    isOn,
    onChange,
    isLabelHidden = false,
    description,
    isDisabled = false,
    isTabStop = true,
  } = props;
  return (
    <Switch
      className={styles.line ?? ''}
      isSelected={isOn}
      isDisabled={isDisabled}
      excludeFromTabOrder={!isTabStop}
      onChange={onChange}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && (
        <span className={styles.words}>
          <span className={styles.label}>{label}</span>
          {description && <span className={styles.description}>{description}</span>}
        </span>
      )}
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
    </Switch>
  );
}
