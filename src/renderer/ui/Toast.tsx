import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './Toast.module.css';

interface ToastProps {
  readonly tone: 'lost' | 'notice';
  readonly title?: string;
  readonly children: ReactNode;
  readonly dismissLabel: string;
  readonly shownForMs: number;
  readonly onDismiss: () => void;
}

/** A message that goes by itself, or when it is dismissed; what is lost is read out at once. */
export function Toast({ tone, title, children, dismissLabel, shownForMs, onDismiss }: ToastProps) {
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });
  useEffect(() => {
    const timer = setTimeout(() => dismiss.current(), shownForMs);
    return () => clearTimeout(timer);
  }, [shownForMs]);
  return (
    <div className={styles.toast} data-tone={tone} role={tone === 'lost' ? 'alert' : 'status'}>
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        <p>{children}</p>
      </div>
      <Button look="quiet" size="small" icon aria-label={dismissLabel} onClick={onDismiss}>
        <X size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </div>
  );
}

/** The corner of the window where the messages stand. */
export function ToastRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.region} aria-label={label}>
      {children}
    </section>
  );
}
