import styles from './Spinner.module.css';

interface Props {
  /** Width and height in pixels. */
  size?: number;
}

/** Says by its turning that something is under way. It is decoration: the control that waits says so in words. */
export function Spinner({ size = 20 }: Props) {
  return (
    <svg className={styles.spinner} width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <circle className={styles.track} cx="10" cy="10" r="8" />
      <path className={styles.arc} d="M10 2a8 8 0 0 1 8 8" />
    </svg>
  );
}
