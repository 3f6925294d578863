import styles from './PriorityMark.module.css';

interface PriorityMarkProps {
  readonly priority: 1 | 2 | 3 | 4 | 5;
  /** What it is called, e.g. "Priority 1". */
  readonly label: string;
}

/**
 * A priority by shape and digit as well as by hue, so that it is read without seeing colours. The shapes are masks: a list shows
 * hundreds of them, and each is one element.
 */
export function PriorityMark({ priority, label }: PriorityMarkProps) {
  return (
    <span className={styles.mark} data-priority={priority} role="img" aria-label={label}>
      {priority}
    </span>
  );
}
