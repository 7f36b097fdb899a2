import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { isPassing } from '@/api/problem';
import type { AssetTile, Folder, Selection, Sort, State, View } from '@/api/types';
import { changeStateOf } from '@/features/assets/state';
import { SubfolderStrip } from '@/features/folders/SubfolderStrip';
import { useUploads } from '@/features/uploads/useUploads';
import { AssetGrid } from '@/grid/AssetGrid';
import type { GridDrop } from '@/grid/DropZone';
import { ROW } from '@/grid/geometry';
import type { GridAction } from '@/grid/gridKeys';
import { useSelection, type SelectionStore } from '@/grid/selection';
import { nameOf, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { RotateCcw, TriangleAlert } from '@/ui/icons';
import { density } from '../density';
import { layout, tileSize } from '../panels';
import { useStored } from '../stored';
import styles from './Content.module.css';
import { SelectionBar } from './SelectionBar';
import type { LibraryTask } from './tasks';
import { copyLinks } from './copyLinks';
import { FacetBar } from './FacetBar';
import { Nothing } from './Nothing';
import { TakenAs } from './TakenAs';
import { TileMenu } from './TileMenu';
import { TopBar } from './TopBar';
import { uploadTo } from './uploadTo';
import type { LibraryPlace } from './useLibrary';
import { useUploadPlace } from './useUploadPlace';

interface Props {
  library: LibraryPlace;
  selection: SelectionStore;
  onTask: (task: LibraryTask) => void;
  /** Brings the folders into sight; null while they are. */
  onColumn: (() => void) | null;
  inspector: boolean;
  onInspector: () => void;
  /** Whether something is being asked in a window above. */
  busy: boolean;
}

/** The bar at the top and the files under it. */
export function Content({ library, selection, onTask, onColumn, inspector, onInspector, busy }: Props) {
  const { t } = useTranslation();
  const { folder, folderId, search, view, change, error } = library;
  const { count } = useSelection(selection);
  const [menu, setMenu] = useState<{ x: number; y: number } | null>(null);
  const [made, setMade] = useState<{ place: string; view: View } | null>(null);
  const size = useStored(tileSize);
  const shown = useStored(layout);
  const near = useStored(density);
  const uploads = useUploads();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const state = search.state ?? 'live';
  const name = placeName();
  const place = useUploadPlace(library);
  const here = `${folderId ?? ''} ${state}`;
  const onMade = useCallback((view: View) => setMade({ place: here, view }), [here]);

  function placeName(): string {
    if (folder !== null) return nameOf(t, folder);
    // A folder that is still asked for, or that is not to be seen, has no name here.
    if (folderId !== null) return t('library.column');
    return t(search.state === undefined ? 'library.everything' : `library.state.${search.state}`);
  }
  const dropInto = (into: Folder): GridDrop => ({
    text: t('grid.drop', { folder: nameOf(t, into) }),
    onFiles: (transfer) => uploads.enqueue(transfer, uploadTo(t, into)),
  });
  /** By the same column again, the other way. */
  const sortBy = (sort: Sort) =>
    change(
      view.sort === sort
        ? { sort, direction: view.direction === 'ascending' ? 'descending' : 'ascending' }
        : { sort, direction: undefined },
      'replace',
    );
  const onAction = (action: GridAction, chosen: Selection, tiles: AssetTile[]) => {
    if (action === 'copy-link') {
      void copyLinks(t, tiles);
      return;
    }
    const next = stateAfter(action);
    const task = taskOf(action, chosen, tiles, count);
    if (task !== null) onTask(task);
    else if (next !== null && next !== state) void changeStateOf({ t, queryClient }, chosen, state, next);
  };
  // A key that follows at once must not open the viewer below a window that is about to open.
  const onOpen = useCallback(
    (asset: AssetTile) => {
      if (!busy) change({ asset: asset.id });
    },
    [change, busy],
  );

  return (
    <main id="content" className={styles.content}>
      <h1 className="visually-hidden">{name}</h1>
      {count > 0 ? (
        <SelectionBar
          selection={selection}
          state={search.state ?? 'live'}
          onTask={onTask}
          onInspector={onInspector}
        />
      ) : (
        <TopBar
          library={library}
          // How many there are elsewhere says nothing of a place that is still asked for.
          total={made?.place === here && error === null ? made.view.total : null}
          onTask={onTask}
          onColumn={onColumn}
          inspector={inspector}
          onInspector={onInspector}
        />
      )}
      {error !== null ? (
        <EmptyState
          icon={TriangleAlert}
          title={problemText(t, error)}
          action={
            isPassing(error) && folderId !== null ? (
              <Button
                icon={RotateCcw}
                onPress={() => void queryClient.invalidateQueries({ queryKey: queryKeys.folder(folderId) })}
              >
                {t('common.retry')}
              </Button>
            ) : (
              <Button onPress={() => void navigate({ to: '/library' })}>{t('shell.to_library')}</Button>
            )
          }
        />
      ) : (
        <>
          {search.q === undefined && (folderId !== null || search.state !== undefined) && (
            <SubfolderStrip
              parent={folderId}
              state={search.state ?? 'live'}
              below={folderId === null || search.only !== undefined ? null : search.below === true}
              onBelow={(below) => change({ below: below ? true : undefined }, 'replace')}
            />
          )}
          {library.facets && <FacetBar library={library} facets={made?.view.facets ?? null} />}
          {search.q !== undefined && made !== null && <TakenAs view={made.view} />}
          <div className={styles.grid}>
            <AssetGrid
              view={view}
              selection={selection}
              tileSize={size}
              onTileSize={tileSize.set}
              layout={shown}
              rowHeight={ROW[near]}
              onSort={sortBy}
              label={t('library.files', { name })}
              drop={
                place.folder === null || place.refused !== null
                  ? { refused: place.refused ?? t('library.pick_folder') }
                  : dropInto(place.folder)
              }
              onOpen={onOpen}
              onAction={onAction}
              onMenu={setMenu}
              onMade={onMade}
              empty={<Nothing library={library} place={place} />}
            />
          </div>
        </>
      )}
      {menu !== null && (
        <TileMenu
          selection={selection}
          state={state}
          at={menu}
          onOpen={onOpen}
          onTask={onTask}
          onClose={() => setMenu(null)}
        />
      )}
    </main>
  );
}

function taskOf(
  action: GridAction,
  selection: Selection,
  tiles: AssetTile[],
  count: number,
): LibraryTask | null {
  const [first] = tiles;
  switch (action) {
    case 'edit':
      return { kind: 'edit-assets', selection, count };
    case 'move':
      return { kind: 'move-assets', selection, count };
    case 'rename':
      return first === undefined ? null : { kind: 'rename-asset', asset: first };
    default:
      return null;
  }
}

/** The state that an action leads to; null for one that leaves it. */
function stateAfter(action: GridAction): State | null {
  switch (action) {
    case 'archive':
      return 'archived';
    case 'delete':
      return 'trashed';
    case 'restore':
      return 'live';
    default:
      return null;
  }
}
