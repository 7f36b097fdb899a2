import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { AssetTile, Selection, State } from '@/api/types';
import { changeStateOf } from '@/features/assets/state';
import { useSelection, type SelectionStore } from '@/grid/selection';
import { useLocale } from '@/i18n/useLocale';
import { whyNot } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { ButtonLink } from '@/ui/ButtonLink';
import { Archive, Download, FolderInput, PanelRight, Pencil, Trash2, Undo2, X } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { useOffer } from '../palette/pageCommands';
import type { Command } from '../palette/useCommands';
import { useWhy } from '../useWhy';
import type { LibraryTask } from './tasks';
import styles from './SelectionBar.module.css';

interface Props {
  selection: SelectionStore;
  state: State;
  onTask: (task: LibraryTask) => void;
  onInspector: () => void;
}

/** What can be asked for of a single file that is selected. */
type Act = 'edit' | 'move' | 'archive' | 'delete';

/** What can be done with what is selected; it stands where the top bar stood, so that nothing jumps. */
export function SelectionBar({ selection: store, state, onTask, onInspector }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { count, selection, single, clear } = useSelection(store);
  const queryClient = useQueryClient();
  const why = useWhy();
  const commands = useMemo(
    () =>
      selection === null || state !== 'live'
        ? []
        : commandsOf({ selection, count, shown: new Intl.NumberFormat(locale).format(count), t, onTask }),
    [selection, count, state, locale, t, onTask],
  );
  useOffer(commands);
  if (selection === null) return null;
  // Of many the server says which it refuses; of one it is known beforehand.
  const refused = (name: Act) => (single === null ? null : whyNot(t, single.can[name]));
  const explain = (name: Act) =>
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
      {count > 1 && (
        <Button
          variant="quiet"
          icon={Download}
          onPress={() => onTask({ kind: 'download-assets', selection })}
          className={styles.action}
          aria-label={t('library.download')}
        >
          {t('library.download')}
        </Button>
      )}
      {state === 'live' && (
        <>
          <Button
            variant="quiet"
            icon={Pencil}
            unavailable={refused('edit')}
            onUnavailable={explain('edit')}
            onPress={() => onTask({ kind: 'edit-assets', selection, count })}
            className={styles.action}
            aria-label={t('describe.action')}
          >
            {t('describe.action')}
          </Button>
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

interface Selected {
  selection: Selection;
  count: number;
  shown: string;
  t: TFunction;
  onTask: (task: LibraryTask) => void;
}

/** What the palette can do with what is selected. */
function commandsOf({ selection, count, shown, t, onTask }: Selected): Command[] {
  return [
    {
      id: 'edit-assets',
      text: t('describe.command', { count, shown }),
      icon: Pencil,
      keys: 'E',
      run: () => onTask({ kind: 'edit-assets', selection, count }),
    },
    ...(count > 1
      ? [
          {
            id: 'download-assets',
            text: t('library.download_many', { count, shown }),
            icon: Download,
            run: () => onTask({ kind: 'download-assets', selection }),
          },
        ]
      : []),
    {
      id: 'move-assets',
      text: t('library.move', { count }),
      icon: FolderInput,
      keys: 'M',
      run: () => onTask({ kind: 'move-assets', selection, count }),
    },
  ];
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
