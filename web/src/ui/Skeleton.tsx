import { classes } from './classes';
import styles from './Skeleton.module.css';

interface Props {
  /** How many lines of text it stands for. */
  lines?: number;
  className?: string | undefined;
}

/** Where text will stand once it has come. */
export function Skeleton({ lines = 1, className }: Props) {
  return (
    <span className={classes(styles.skeleton, className)} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </span>
  );
}
