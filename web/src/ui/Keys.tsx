import styles from './Keys.module.css';

interface Props {
  /** Keys parted by blanks, as in `Shift F10`. */
  keys: string;
}

/** Keys of the keyboard, drawn as keys. */
export function Keys({ keys }: Props) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
