import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { AssetTile, State } from '@/api/types';
import { changeStateOf } from '@/features/assets/state';
import { useSelection, type SelectionStore } from '@/grid/selection';
import { useLocale } from '@/i18n/useLocale';
import { whyNot } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { ButtonLink } from '@/ui/ButtonLink';
import { Archive, Download, FolderInput, PanelRight, Trash2, Undo2, X } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { useWhy } from '../useWhy';
import type { LibraryTask } from './tasks';
import styles from './SelectionBar.module.css';

interface Props {
  selection: SelectionStore;
  state: State;
  onTask: (task: LibraryTask) => void;
  onInspector: () => void;
}

/** What can be done with what is selected; it stands where the top bar stood, so that nothing jumps. */
export function SelectionBar({ selection: store, state, onTask, onInspector }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { count, selection, single, clear } = useSelection(store);
  const queryClient = useQueryClient();
  const why = useWhy();
  if (selection === null) return null;
  // Of many the server says which it refuses; of one it is known beforehand.
  const refused = (name: 'move' | 'archive' | 'delete') =>
    single === null ? null : whyNot(t, single.can[name]);
  const explain = (name: 'move' | 'archive' | 'delete') =>
    single === null ? undefined : () => why(name, { kind: 'asset', id: single.id });
  const become = (next: State) => void changeStateOf({ t, queryClient }, selection, state, next);

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('library.selection')}>
      <IconButton icon={X} label={t('library.clear_selection')} shortcut="Esc" onPress={clear} />
      <span className={styles.count} role="status">
        {t('library.selected', { count, shown: new Intl.NumberFormat(locale).format(count) })}
      </span>
      <span className={styles.gap} />
      {single !== null && <DownloadOne asset={single} />}
      {state === 'live' && (
        <>
          <Button
            variant="quiet"
            icon={FolderInput}
            unavailable={refused('move')}
            onUnavailable={explain('move')}
            onPress={() => onTask({ kind: 'move-assets', selection, count })}
            className={styles.action}
            aria-label={t('folders.move')}
          >
            {t('folders.move')}
          </Button>
          <Button
            variant="quiet"
            icon={Archive}
            unavailable={refused('archive')}
            onUnavailable={explain('archive')}
            onPress={() => become('archived')}
            className={styles.action}
            aria-label={t('assets.act.archived')}
          >
            {t('assets.act.archived')}
          </Button>
        </>
      )}
      {state !== 'live' && (
        <Button
          variant="quiet"
          icon={Undo2}
          unavailable={refused(state === 'archived' ? 'archive' : 'delete')}
          onUnavailable={explain(state === 'archived' ? 'archive' : 'delete')}
          onPress={() => become('live')}
          className={styles.action}
          aria-label={t('assets.act.live')}
        >
          {t('assets.act.live')}
        </Button>
      )}
      {state !== 'trashed' && (
        <Button
          variant="quiet"
          icon={Trash2}
          unavailable={refused('delete')}
          onUnavailable={explain('delete')}
          onPress={() => become('trashed')}
          className={styles.action}
          aria-label={t('assets.act.trashed')}
        >
          {t('assets.act.trashed')}
        </Button>
      )}
      <IconButton icon={PanelRight} label={t('library.inspector')} shortcut="I" onPress={onInspector} />
    </div>
  );
}

function DownloadOne({ asset }: { asset: AssetTile }) {
  const { t } = useTranslation();
  const why = useWhy();
  const refused = whyNot(t, asset.can.download);
  const { data } = useQuery({ ...assetQuery(asset.id), enabled: refused === null });
  const url = data?.source_url ?? null;
  if (refused !== null || url === null) {
    return (
      <Button
        variant="quiet"
        icon={Download}
        unavailable={refused ?? t('common.loading')}
        onUnavailable={refused === null ? undefined : () => why('download', { kind: 'asset', id: asset.id })}
        className={styles.action}
        aria-label={t('assets.download')}
      >
        {t('library.download')}
      </Button>
    );
  }
  return (
    <ButtonLink href={url} download variant="quiet" icon={Download} className={styles.action}>
      {t('library.download')}
    </ButtonLink>
  );
}
