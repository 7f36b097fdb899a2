import { useTranslation } from 'react-i18next';
import styles from './Keys.module.css';

interface Props {
  /** Keys parted by blanks, as in `Shift F10`. */
  keys: string;
}

/** Keys that each language has a name of its own for. */
const NAMED = [
  'Ctrl',
  'Shift',
  'Alt',
  'Enter',
  'Space',
  'Esc',
  'Del',
  'Home',
  'End',
  'PgUp',
  'PgDn',
] as const;

function isNamed(key: string): key is (typeof NAMED)[number] {
  return NAMED.some((named) => named === key);
}

/** Keys of the keyboard, drawn as keys. */
export function Keys({ keys }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {isNamed(key) ? t(`keyboard.cap.${key}`) : key}
        </kbd>
      ))}
    </span>
  );
}
