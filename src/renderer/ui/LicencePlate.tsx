import styles from './LicencePlate.module.css';

interface LicencePlateProps {
  readonly text: string;
  /** The country's letters for the band on the left, where they are known. */
  readonly country?: string | undefined;
}

/** A number plate, drawn to be read across a desk. */
export function LicencePlate({ text, country }: LicencePlateProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.plate}>
        <span className={styles.band}>{country}</span>
        <span className={styles.text}>{text}</span>
      </div>
    </div>
  );
}
