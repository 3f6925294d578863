import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  /** Beside the title, quieter. */
  readonly aside?: string | undefined;
  readonly children: ReactNode;
}

/** A titled part of the details that scrolls by itself. */
export function Panel({ title, aside, children }: PanelProps) {
  const content = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const box = content.current;
    if (!box) {
      return undefined;
    }
    const watch = new ResizeObserver(() => setOverflows(box.scrollHeight > box.clientHeight));
    for (const element of [box, ...box.children]) {
      watch.observe(element);
    }
    return () => watch.disconnect();
  }, []);
  return (
    <section className={styles.panel} aria-label={title}>
      <h3 className={styles.title}>
        {title}
        {aside && <span className={styles.aside}> · {aside}</span>}
      </h3>
      <div ref={content} className={styles.content} tabIndex={overflows ? 0 : undefined}>
        {children}
      </div>
    </section>
  );
}

/** Labelled values, one below the other. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

/** One labelled value. */
export function Fact({
  label,
  tone,
  children,
}: {
  readonly label: string;
  readonly tone?: 'strong' | undefined;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd data-tone={tone}>{children}</dd>
    </>
  );
}
