import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { childrenQuery } from '@/api/queries';
import type { Id, State } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { Folder as FolderIcon, ListTree } from '@/ui/icons';
import styles from './SubfolderStrip.module.css';

interface Props {
  parent: Id | null;
  state: State;
  /** Whether what lies in them is shown as well; null where that is not to be chosen. */
  below: boolean | null;
  onBelow: (below: boolean) => void;
}

/** The folders in this one, above its files, and whether theirs are shown as well; nothing where there are none. */
export function SubfolderStrip({ parent, state, below, onBelow }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(childrenQuery(parent, state));
  if (data === undefined || data.length === 0) return null;
  return (
    <div className={styles.strip}>
      <nav aria-label={t('folders.inside')} className={styles.folders}>
        <ul className={styles.list}>
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
      {below !== null && (
        <ToggleButton isSelected={below} onChange={onBelow} className={styles.below ?? ''}>
          <ListTree size={16} aria-hidden />
          {t('folders.below')}
        </ToggleButton>
      )}
    </div>
  );
}
