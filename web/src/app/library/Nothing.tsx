import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { childrenQuery } from '@/api/queries';
import { useUploads } from '@/features/uploads/useUploads';
import { nameOf } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Archive, FolderOpen, ListFilter, ListTree, SearchX, Trash2, Upload } from '@/ui/icons';
import { useRoom } from '../media';
import { uploadTo } from './uploadTo';
import type { LibraryPlace } from './useLibrary';
import type { UploadPlace } from './useUploadPlace';

interface Props {
  library: LibraryPlace;
  place: UploadPlace;
}

/** What stands where there are no files. */
export function Nothing({ library: { search, change, folderId }, place: { folder, refused } }: Props) {
  const { t } = useTranslation();
  const uploads = useUploads();
  // With a finger nothing is dropped.
  const dropHere = useRoom() === 'phone' ? undefined : t('library.drop_here');
  const { data: folders = [] } = useQuery({
    ...childrenQuery(folderId, search.state ?? 'live'),
    enabled: folderId !== null || search.state !== undefined,
  });
  if (search.only !== undefined) {
    return (
      <EmptyState
        icon={ListFilter}
        title={t('library.filtered_none')}
        action={<Button onPress={() => change({ only: undefined })}>{t('library.facet.clear')}</Button>}
      />
    );
  }
  if (search.q !== undefined) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('library.found_none', { words: search.q })}
        text={t('library.found_none_text')}
        action={<Button onPress={() => change({ q: '' })}>{t('library.clear_search')}</Button>}
        shortcut={{ keys: '/', text: t('library.search_again') }}
      />
    );
  }
  if (search.state !== undefined && folders.length > 0) {
    return <EmptyState icon={FolderOpen} title={t('library.away_only_folders')} />;
  }
  if (search.state === 'archived') return <EmptyState icon={Archive} title={t('library.archive_empty')} />;
  if (search.state === 'trashed') return <EmptyState icon={Trash2} title={t('library.trash_empty')} />;
  if (folder === null)
    return <EmptyState icon={FolderOpen} title={t('library.empty')} text={t('library.empty_text')} />;
  if (folderId !== null && folders.length > 0 && search.below !== true) {
    return (
      <EmptyState
        icon={FolderOpen}
        title={t('library.folder_empty_below', { name: nameOf(t, folder) })}
        action={
          <Button icon={ListTree} onPress={() => change({ below: true })}>
            {t('library.below_show')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={FolderOpen}
      title={t('library.folder_empty', { name: nameOf(t, folder) })}
      text={refused === null ? dropHere : t('library.no_upload', { reason: refused })}
      action={
        refused === null && (
          <Button icon={Upload} onPress={() => uploads.pickFiles(uploadTo(t, folder))}>
            {t('library.upload')}
          </Button>
        )
      }
    />
  );
}
