import { useState } from 'react';
import styles from './Picture.module.css';

interface PictureProps {
  readonly address: string;
  readonly description: string;
  /** What stands there when the picture cannot be had. */
  readonly missing: string;
  readonly onMissing?: () => void;
}

/** A picture that says so when it cannot be shown. */
export function Picture({ address, description, missing, onMissing }: PictureProps) {
  const [failed, setFailed] = useState<string | null>(null);
  return failed === address ? (
    <p className={styles.missing}>{missing}</p>
  ) : (
    <img
      className={styles.picture}
      src={address}
      alt={description}
      draggable={false}
      onError={() => {
        setFailed(address);
        onMissing?.();
      }}
    />
  );
}
