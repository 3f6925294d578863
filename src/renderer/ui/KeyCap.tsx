import styles from './KeyCap.module.css';

/** A key as it is drawn on a control; assistive technology hears of it through `aria-keyshortcuts`. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {children}
    </span>
  );
}
