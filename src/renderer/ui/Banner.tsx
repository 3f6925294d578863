import type { ReactNode } from 'react';
import styles from './Banner.module.css';

interface BannerProps {
  readonly tone: 'lost' | 'notice';
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A line across the pane that says what is not as it should be, and what can be done about it. */
export function Banner({ tone, icon, children, action }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone} role="note">
      <span className={styles.icon}>{icon}</span>
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  );
}
