import styles from './PriorityMark.module.css';

interface PriorityMarkProps {
  readonly priority: 1 | 2 | 3 | 4 | 5;
  /** What it is called, e.g. "Priority 1". */
  readonly label: string;
}

/** A priority by shape and digit as well as by hue, so that it is read without seeing colours. */
export function PriorityMark({ priority, label }: PriorityMarkProps) {
  return (
    <svg className={styles.mark} data-priority={priority} viewBox="0 0 20 20" role="img" aria-label={label}>
      <PriorityShape priority={priority} />
      <text x="10" y={priority === 2 ? 15.2 : 13.9} textAnchor="middle">
        {priority}
      </text>
    </svg>
  );
}

function PriorityShape({ priority }: Pick<PriorityMarkProps, 'priority'>) {
  switch (priority) {
    case 1:
      return <path d="M6.1.8h7.8l5.3 5.3v7.8l-5.3 5.3H6.1L.8 13.9V6.1z" />;
    case 2:
      return <path d="M10 .9 19.6 18H.4z" strokeLinejoin="round" />;
    case 3:
      return <path d="M10 1.4 18.6 10 10 18.6 1.4 10z" strokeLinejoin="round" />;
    case 4:
      return <rect x="2.5" y="2.5" width="15" height="15" rx="2" />;
    case 5:
      return <circle cx="10" cy="10" r="8" />;
  }
}
