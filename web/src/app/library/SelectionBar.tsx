import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection, State } from '@/api/types';
import { changeStateOf } from '@/features/assets/state';
import { useRefusal, useSelection, type SelectionStore } from '@/grid/selection';
import { useLocale } from '@/i18n/useLocale';
import {
  Archive,
  Download,
  FolderInput,
  ListChecks,
  PanelRight,
  Pencil,
  Trash2,
  Undo2,
  X,
  type LucideIcon,
} from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { useCrowded } from '@/ui/useCrowded';
import { useOffer } from '../palette/pageCommands';
import type { Command } from '../palette/useCommands';
import { useWhy } from '../useWhy';
import { useShortcut } from '../shortcuts';
import { BarAction, type ActionProps } from './BarAction';
import { DownloadOne } from './DownloadOne';
import { refusalText } from './refusalText';
import type { LibraryTask } from './tasks';
import styles from './SelectionBar.module.css';

interface Props {
  selection: SelectionStore;
  state: State;
  onTask: (task: LibraryTask) => void;
  onInspector: () => void;
}

/** What can be asked for of what is selected, beside downloading it. */
type Act = 'edit' | 'move' | 'archive' | 'delete';

/** What can be done with what is selected; it stands where the top bar stood, so that nothing jumps. */
export function SelectionBar({ selection: store, state, onTask, onInspector }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { count, total, selection, single, clear, selectAll } = useSelection(store);
  const queryClient = useQueryClient();
  const bar = useRef<HTMLDivElement>(null);
  const shown = new Intl.NumberFormat(locale).format(count);
  const crowded = useCrowded(bar, `${locale} ${state} ${count > 1} ${count < total} ${shown.length}`);
  const commands = useMemo(
    () => (selection === null || state !== 'live' ? [] : commandsOf({ selection, count, shown, t, onTask })),
    [selection, count, state, shown, t, onTask],
  );
  useOffer(commands);
  const become = (which: Selection, next: State) =>
    void changeStateOf({ t, queryClient }, which, state, next);
  // The grid's own keys, for wherever else the focus is, as in this bar after a window was closed.
  useShortcut('e', () => {
    if (selection !== null && state === 'live') onTask({ kind: 'edit-assets', selection, count });
  });
  useShortcut('m', () => {
    if (selection !== null && state === 'live') onTask({ kind: 'move-assets', selection, count });
  });
  useShortcut('Delete', () => {
    if (selection !== null && state !== 'trashed') become(selection, 'trashed');
  });
  useShortcut('F2', () => {
    if (single !== null && state === 'live') onTask({ kind: 'rename-asset', asset: single });
  });
  if (selection === null) return null;
  const act = (name: Act, icon: LucideIcon, label: string, onPress: () => void) => (
    <ActOnSelected store={store} name={name} icon={icon} label={label} crowded={crowded} onPress={onPress} />
  );

  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={t('library.selection')}>
      <IconButton icon={X} label={t('library.clear_selection')} shortcut="Esc" onPress={clear} />
      <span className={styles.count} role="status">
        {t('library.selected', { count, shown })}
      </span>
      {!crowded && count < total && (
        <IconButton
          icon={ListChecks}
          label={t('library.select_all', {
            count: total,
            shown: new Intl.NumberFormat(locale).format(total),
          })}
          shortcut="Ctrl A"
          onPress={selectAll}
        />
      )}
      <span className={styles.gap} />
      {single !== null && <DownloadOne asset={single} crowded={crowded} />}
      {count > 1 && (
        <BarAction
          icon={Download}
          label={t('library.download')}
          crowded={crowded}
          onPress={() => onTask({ kind: 'download-assets', selection })}
        />
      )}
      {state === 'live' && (
        <>
          {act('edit', Pencil, t('describe.action'), () => onTask({ kind: 'edit-assets', selection, count }))}
          {act('move', FolderInput, t('folders.move'), () =>
            onTask({ kind: 'move-assets', selection, count }),
          )}
          {act('archive', Archive, t('assets.act.archived'), () => become(selection, 'archived'))}
        </>
      )}
      {state !== 'live' &&
        act(state === 'archived' ? 'archive' : 'delete', Undo2, t('assets.act.live'), () =>
          become(selection, 'live'),
        )}
      {state !== 'trashed' &&
        act('delete', Trash2, t('assets.act.trashed'), () => become(selection, 'trashed'))}
      <IconButton icon={PanelRight} label={t('library.inspector')} shortcut="I" onPress={onInspector} />
    </div>
  );
}

interface ActProps extends Pick<ActionProps, 'icon' | 'label' | 'crowded'> {
  store: SelectionStore;
  name: Act;
  onPress: () => void;
}

/** One that is disabled where every file that is selected refuses it; of some the server says which it refuses. */
function ActOnSelected({ store, name, ...rest }: ActProps) {
  const { t } = useTranslation();
  const { single } = useSelection(store);
  const refusal = useRefusal(store, name);
  const why = useWhy();
  return (
    <BarAction
      {...rest}
      unavailable={refusalText(t, name, refusal)}
      onUnavailable={single === null ? undefined : () => why(name, { kind: 'asset', id: single.id })}
    />
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
      text: t('library.move', { count, shown }),
      icon: FolderInput,
      keys: 'M',
      run: () => onTask({ kind: 'move-assets', selection, count }),
    },
  ];
}
