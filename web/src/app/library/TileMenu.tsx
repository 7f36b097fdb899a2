import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetTile, State } from '@/api/types';
import { changeStateOf } from '@/features/assets/state';
import { useRefusal, useSelection, type SelectionStore } from '@/grid/selection';
import { Archive, Download, FolderInput, Image, Link2, Pencil, Trash2, Type, Undo2 } from '@/ui/icons';
import { ContextMenu, MenuItem, MenuSeparator } from '@/ui/Menu';
import { copyLinks } from './copyLinks';
import { refusalText } from './refusalText';
import type { LibraryTask } from './tasks';
import { useSource } from './useSource';

interface Props {
  selection: SelectionStore;
  state: State;
  /** Where it opens, in pixels of the window. */
  at: { x: number; y: number };
  onOpen: (asset: AssetTile) => void;
  onTask: (task: LibraryTask) => void;
  onClose: () => void;
}

/** What can be done with what is selected, where it was pressed. */
export function TileMenu({ selection: store, state, at, onOpen, onTask, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const place = useRef<HTMLSpanElement>(null);
  const { selection, single, count } = useSelection(store);
  const refused = {
    edit: refusalText(t, 'edit', useRefusal(store, 'edit')),
    move: refusalText(t, 'move', useRefusal(store, 'move')),
    archive: refusalText(t, 'archive', useRefusal(store, 'archive')),
    delete: refusalText(t, 'delete', useRefusal(store, 'delete')),
  };
  if (selection === null) return null;
  const become = (next: State) => void changeStateOf({ t, queryClient }, selection, state, next);

  return (
    <>
      <span
        ref={place}
        aria-hidden
        style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1, pointerEvents: 'none' }}
      />
      <ContextMenu label={t('library.selection')} triggerRef={place} onClose={onClose}>
        {single !== null && (
          <OneItems asset={single} state={state} edit={refused.edit} onOpen={onOpen} onTask={onTask} />
        )}
        {count > 1 && (
          <MenuItem
            id="download"
            text={t('library.download')}
            icon={Download}
            onAction={() => onTask({ kind: 'download-assets', selection })}
          />
        )}
        {state === 'live' && (
          <>
            <MenuItem
              id="edit"
              text={t('describe.action')}
              icon={Pencil}
              shortcut="E"
              unavailable={refused.edit}
              onAction={() => onTask({ kind: 'edit-assets', selection, count })}
            />
            <MenuItem
              id="move"
              text={t('folders.move')}
              icon={FolderInput}
              shortcut="M"
              unavailable={refused.move}
              onAction={() => onTask({ kind: 'move-assets', selection, count })}
            />
          </>
        )}
        <MenuSeparator />
        {state === 'live' ? (
          <MenuItem
            id="archive"
            text={t('assets.act.archived')}
            icon={Archive}
            unavailable={refused.archive}
            onAction={() => become('archived')}
          />
        ) : (
          <MenuItem
            id="restore"
            text={t('assets.act.live')}
            icon={Undo2}
            unavailable={state === 'archived' ? refused.archive : refused.delete}
            onAction={() => become('live')}
          />
        )}
        {state !== 'trashed' && (
          <MenuItem
            id="trash"
            text={t('assets.act.trashed')}
            icon={Trash2}
            shortcut="Del"
            tone="danger"
            unavailable={refused.delete}
            onAction={() => become('trashed')}
          />
        )}
      </ContextMenu>
    </>
  );
}

interface OneProps extends Pick<Props, 'state' | 'onOpen' | 'onTask'> {
  asset: AssetTile;
  /** Why it can't be edited; null where it can. */
  edit: string | null;
}

/** What can be done with one file alone. */
function OneItems({ asset, state, edit, onOpen, onTask }: OneProps) {
  const { t } = useTranslation();
  const { url, unavailable } = useSource(asset);
  return (
    <>
      <MenuItem
        id="open"
        text={t('folders.open')}
        icon={Image}
        shortcut="Enter"
        onAction={() => onOpen(asset)}
      />
      <MenuItem
        id="download"
        text={t('assets.download')}
        icon={Download}
        unavailable={unavailable}
        {...(url === null ? {} : { download: url })}
      />
      <MenuItem
        id="copy"
        text={t('keyboard.does.copy')}
        icon={Link2}
        shortcut="Ctrl C"
        onAction={() => void copyLinks(t, [asset])}
      />
      {state === 'live' && (
        <MenuItem
          id="rename"
          text={t('assets.rename')}
          icon={Type}
          shortcut="F2"
          unavailable={edit}
          onAction={() => onTask({ kind: 'rename-asset', asset })}
        />
      )}
    </>
  );
}
