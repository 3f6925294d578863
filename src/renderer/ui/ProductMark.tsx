import styles from './ProductMark.module.css';

/** The product's sign. */
export function ProductMark() {
  return <span className={styles.mark} aria-hidden="true" />;
}
