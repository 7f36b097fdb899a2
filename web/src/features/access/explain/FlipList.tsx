import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asSentence } from './sentence';
import styles from './FlipList.module.css';
import type { Way } from './trace';

/** The smallest changes that would give the other answer, each by itself. */
export function FlipList({ ways }: { ways: readonly Way[] }) {
  const { t } = useTranslation();
  if (ways.length === 0) return <p className={styles.none}>{t('explain.flips.none')}</p>;
  return (
    <ul className={styles.ways}>
      {ways.map(({ text, list }) => (
        <li key={text} className={styles.way}>
          <span>{asSentence(text)}</span>
          {list !== null && (
            <Link
              to="/library/$folderId"
              params={{ folderId: list }}
              search={{ tab: 'access' }}
              className={styles.link}
            >
              {t('explain.open_list')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
