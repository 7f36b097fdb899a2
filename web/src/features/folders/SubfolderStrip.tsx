import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { childrenQuery } from '@/api/queries';
import type { Id, State } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { Folder as FolderIcon } from '@/ui/icons';
import styles from './SubfolderStrip.module.css';

interface Props {
  parent: Id | null;
  state: State;
}

/** The folders in this one, above its files; nothing where there are none. */
export function SubfolderStrip({ parent, state }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(childrenQuery(parent, state));
  if (data === undefined || data.length === 0) return null;
  return (
    <nav aria-label={t('folders.inside')}>
      <ul className={styles.strip}>
        {data.map((folder) => (
          <li key={folder.id} className={styles.item}>
            <Link
              to="/library/$folderId"
              params={{ folderId: folder.id }}
              search={state === 'live' ? {} : { state }}
              className={styles.folder}
            >
              <FolderIcon size={18} strokeWidth={1.75} aria-hidden />
              <span className={styles.name}>{nameOf(t, folder)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
