import styles from './Avatar.module.css';

interface Props {
  /** The name whose first letters stand for it. */
  name: string;
  shape?: 'round' | 'square';
}

/** The first letters of a name. Decoration: the name stands beside it or is its button's label. */
export function Avatar({ name, shape = 'round' }: Props) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('');
  return (
    <span className={styles.avatar} data-shape={shape} aria-hidden>
      {letters.toLocaleUpperCase()}
    </span>
  );
}
