import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '@/features/folders/Breadcrumb';
import { FolderMenuItems } from '@/features/folders/FolderMenuItems';
import { useUploads } from '@/features/uploads/useUploads';
import { useLocale } from '@/i18n/useLocale';
import { nameOf } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Ellipsis, LayoutGrid, List, ListFilter, Menu as MenuIcon, PanelRight, Upload } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem } from '@/ui/Menu';
import { Slider } from '@/ui/Slider';
import { useRoom } from '../media';
import { filterOpen, layout, TILE, tileSize } from '../panels';
import { useShortcut } from '../shortcuts';
import { useStored } from '../stored';
import { useWhy } from '../useWhy';
import { SearchBox } from './SearchBox';
import { SortMenu } from './SortMenu';
import type { LibraryTask } from './tasks';
import styles from './TopBar.module.css';
import { uploadTo } from './uploadTo';
import type { LibraryPlace } from './useLibrary';
import { useUploadPlace } from './useUploadPlace';

interface Props {
  library: LibraryPlace;
  total: number | null;
  onTask: (task: LibraryTask) => void;
  onColumn: (() => void) | null;
  inspector: boolean;
  onInspector: () => void;
}

/** Where one is, what to look for, and how to look at it. */
export function TopBar({ library, total, onTask, onColumn, inspector, onInspector }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { folder, folderId, search, openFolder } = library;
  const room = useRoom();
  const title = titleOf();
  const size = useStored(tileSize);
  const searchRef = useRef<HTMLInputElement>(null);
  const shown = useStored(layout);
  const flip = () => layout.set(shown === 'tiles' ? 'list' : 'tiles');
  useShortcut('v', flip);
  useShortcut('/', () => searchRef.current?.focus());

  function titleOf(): string {
    // A folder that is not known yet, or not to be seen, has no name here.
    if (folderId !== null) return library.error === null ? '' : t('library.column');
    return t(search.state === undefined ? 'library.everything' : `library.state.${search.state}`);
  }

  return (
    <header className={styles.bar}>
      <div className={styles.place}>
        {onColumn !== null && (
          <IconButton icon={MenuIcon} label={t('library.column')} shortcut="[" onPress={onColumn} />
        )}
        {folder !== null ? (
          <>
            <Breadcrumb path={folder.path} onOpen={openFolder} />
            <Menu
              label={t('folders.menu', { name: nameOf(t, folder) })}
              placement="bottom start"
              trigger={
                <IconButton
                  icon={Ellipsis}
                  label={t('folders.menu', { name: nameOf(t, folder) })}
                  size="small"
                />
              }
            >
              <FolderMenuItems folder={folder} onTask={onTask} />
            </Menu>
          </>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {total !== null && (
          <span className={styles.total} role="status">
            {t('library.count', { count: total, shown: new Intl.NumberFormat(locale).format(total) })}
          </span>
        )}
      </div>
      <SearchBox library={library} inputRef={searchRef} />
      <div className={styles.looks}>
        {room === 'wide' && shown === 'tiles' && (
          <Slider
            label={t('library.tile_size')}
            value={size}
            min={TILE.min}
            max={TILE.max}
            step={8}
            onChange={tileSize.set}
            className={styles.size}
          />
        )}
        <IconButton
          icon={shown === 'tiles' ? List : LayoutGrid}
          label={t(shown === 'tiles' ? 'library.as_list' : 'library.as_tiles')}
          shortcut="V"
          onPress={flip}
        />
        <IconButton
          icon={ListFilter}
          label={t('library.filter')}
          pressed={library.facets}
          onPress={() => {
            // What is chosen goes with the bar that it is chosen in.
            if (library.facets && search.only !== undefined) library.change({ only: undefined });
            filterOpen.set(!library.facets);
          }}
        />
        <SortMenu library={library} />
      </div>
      <div className={styles.actions}>
        <IconButton
          icon={PanelRight}
          label={t('library.inspector')}
          shortcut="I"
          pressed={inspector}
          onPress={onInspector}
        />
        <UploadMenu library={library} />
      </div>
    </header>
  );
}

function UploadMenu({ library }: { library: LibraryPlace }) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const why = useWhy();
  const { folder, refused } = useUploadPlace(library);
  if (folder === null || refused !== null) {
    return (
      <Button
        icon={Upload}
        variant="primary"
        unavailable={refused}
        onUnavailable={folder === null ? undefined : () => why('upload', { kind: 'folder', id: folder.id })}
        className={styles.upload}
      >
        {t('library.upload')}
      </Button>
    );
  }
  return (
    <Menu
      label={t('library.upload')}
      trigger={
        <Button icon={Upload} variant="primary" className={styles.upload}>
          {t('library.upload')}
        </Button>
      }
    >
      <MenuItem
        id="files"
        text={t('library.upload_files', { folder: nameOf(t, folder) })}
        onAction={() => uploads.pickFiles(uploadTo(t, folder))}
      />
      <MenuItem
        id="folder"
        text={t('library.upload_folder', { folder: nameOf(t, folder) })}
        onAction={() => uploads.pickFolder(uploadTo(t, folder))}
      />
    </Menu>
  );
}
