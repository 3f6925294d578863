import { type ReactNode, useId } from 'react';
import styles from './FormSection.module.css';

interface FormSectionProps {
  readonly title: string;
  /** What the section is about, where its title does not say it. */
  readonly hint?: string | undefined;
  /** At the end of the title's line: a count, a button. */
  readonly aside?: ReactNode;
  /** Two fields side by side where there is room for them. */
  readonly columns?: 1 | 2;
  readonly children: ReactNode;
}

/** A titled group of fields in a form. */
export function FormSection({ title, hint, aside, columns = 1, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {aside}
      </div>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.fields} data-columns={columns}>
        {children}
      </div>
    </section>
  );
}

/** A part of a section that takes its whole width. */
export function FullWidth({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fullWidth}>{children}</div>;
}
