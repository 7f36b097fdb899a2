import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { MoveEffects } from '@/features/access/review/MoveEffects';
import { moveSelection } from '@/features/assets/move';
import { RenameDialog } from '@/features/assets/RenameDialog';
import { FolderDialogs } from '@/features/folders/FolderDialogs';
import { MoveDialog } from '@/features/folders/MoveDialog';
import type { SelectionStore } from '@/grid/selection';
import { useLocale } from '@/i18n/useLocale';
import type { LibraryTask } from './tasks';

const BulkEditDialog = lazy(async () => ({
  default: (await import('@/features/assets/bulk/BulkEditDialog')).BulkEditDialog,
}));

const DownloadDialog = lazy(async () => ({
  default: (await import('@/features/assets/bundle/DownloadDialog')).DownloadDialog,
}));

interface Props {
  task: LibraryTask;
  selection: SelectionStore;
  onClose: () => void;
}

export function TaskDialogs({ task, selection, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  switch (task.kind) {
    case 'move-assets':
      return (
        <MoveDialog
          title={t('library.move', {
            count: task.count,
            shown: new Intl.NumberFormat(locale).format(task.count),
          })}
          needs="upload"
          move={async (destination, confirm) => {
            await moveSelection({ t, queryClient }, task.selection, destination, confirm);
            selection.clear();
          }}
          onClose={onClose}
        />
      );
    case 'download-assets':
      return (
        <Suspense fallback={null}>
          <DownloadDialog selection={task.selection} onClose={onClose} />
        </Suspense>
      );
    case 'edit-assets':
      return (
        <Suspense fallback={null}>
          <BulkEditDialog selection={task.selection} count={task.count} onClose={onClose} />
        </Suspense>
      );
    case 'rename-asset':
      return <RenameDialog asset={task.asset} onClose={onClose} />;
    default:
      return (
        <FolderDialogs
          task={task}
          effectsOfMove={(folder, to) => <MoveEffects folder={folder} to={to.id} />}
          onClose={onClose}
        />
      );
  }
}
