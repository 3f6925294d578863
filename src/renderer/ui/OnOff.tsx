import { Switch } from 'react-aria-components';
import styles from './OnOff.module.css';

interface OnOffProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A switch with its label before it. */
export function OnOff({ label, isOn, onChange }: OnOffProps) {
  return (
    <Switch className={styles.line ?? ''} isSelected={isOn} onChange={onChange}>
      <span className={styles.label}>{label}</span>
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
    </Switch>
  );
}
