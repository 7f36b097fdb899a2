import styles from './Mark.module.css';

/** The product's sign. Its name stands beside it, or goes without saying. */
export function MarkSign() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
      <rect width="32" height="32" rx="8" className={styles.ground} />
      <path d="M7 9h18M7 23h18" className={styles.glass} />
      <path d="m9 10 7 12 7-12" className={styles.letter} />
    </svg>
  );
}

export function Mark() {
  return (
    <span className={styles.mark}>
      <MarkSign />
      Vitrine
    </span>
  );
}
