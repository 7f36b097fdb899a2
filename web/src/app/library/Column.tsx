import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FolderTree } from '@/features/folders/FolderTree';
import { useUploads } from '@/features/uploads/useUploads';
import { whyNotTo } from '@/i18n/words';
import { Archive, FolderPlus, Images, Trash2 } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { useMe } from '../useMe';
import { useWhy } from '../useWhy';
import styles from './Column.module.css';
import { KeptSearches } from './KeptSearches';
import { TagFilter } from './TagFilter';
import type { LibraryTask } from './tasks';
import { uploadTo } from './uploadTo';
import type { Drops } from './useDrops';
import type { LibraryPlace } from './useLibrary';
import { useUploadPlace } from './useUploadPlace';

interface Props {
  library: LibraryPlace;
  drops: Drops;
  onTask: (task: LibraryTask) => void;
  /** Called when something in it was gone to: a drawer closes then. */
  onLeave: () => void;
}

/** The folders, and the ways to everything, the archive and the trash. */
export function Column({ library, drops, onTask, onLeave }: Props) {
  const { t } = useTranslation();
  const { account } = useMe();
  const uploads = useUploads();
  const why = useWhy();
  const { folderId, search, openFolder, change } = library;
  // Where files go that are brought now, there a new folder goes.
  const { folder: place } = useUploadPlace(library);
  const everything = folderId === null && search.state === undefined;

  return (
    <div className={styles.column}>
      <div className={styles.header}>
        <h2 className={styles.title}>{account.name}</h2>
        <IconButton
          icon={FolderPlus}
          label={t('folders.create')}
          shortcut="N"
          size="small"
          unavailable={place === null ? t('library.pick_folder') : whyNotTo(t, place.can, 'folder.create')}
          onUnavailable={
            place === null ? undefined : () => why('folder.create', { kind: 'folder', id: place.id })
          }
          onPress={() => {
            if (place !== null) onTask({ kind: 'create-folder', parent: place });
          }}
        />
      </div>
      <Link
        to="/library"
        className={styles.link}
        data-current={everything || undefined}
        aria-current={everything ? 'page' : undefined}
        onClick={onLeave}
      >
        <Images size={16} aria-hidden />
        {t('library.everything')}
      </Link>
      <FolderTree
        current={folderId}
        onOpen={(id) => {
          openFolder(id);
          onLeave();
        }}
        onTask={onTask}
        onDropAssets={drops.assets}
        onDropFolder={drops.folder}
        onDropFiles={(entries, target) => uploads.enqueue(entries, uploadTo(t, target))}
      />
      <TagFilter
        query={search.q}
        onQuery={(q) => {
          change({ q });
          onLeave();
        }}
      />
      <KeptSearches current={search} onLeave={onLeave} />
      <nav className={styles.states} aria-label={t('library.put_away')}>
        {(['archived', 'trashed'] as const).map((state) => (
          <Link
            key={state}
            to="/library"
            search={{ state }}
            className={styles.link}
            data-current={search.state === state || undefined}
            aria-current={search.state === state ? 'page' : undefined}
            onClick={onLeave}
          >
            {state === 'archived' ? <Archive size={16} aria-hidden /> : <Trash2 size={16} aria-hidden />}
            {t(`library.state.${state}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}
