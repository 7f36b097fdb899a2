import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createSelectionStore } from '@/grid/selection';
import { nameOf } from '@/i18n/words';
import { useMe } from '../useMe';
import { columnOpen, columnWidth, COLUMN, inspectorOpen, inspectorWidth, INSPECTOR } from '../panels';
import { useRoom } from '../media';
import { useShortcut } from '../shortcuts';
import { useStored } from '../stored';
import { useTitle } from '../useTitle';
import { Splitter } from '@/ui/Splitter';
import { Column } from './Column';
import { Content } from './Content';
import { Drawer } from './Drawer';
import { Inspector } from './Inspector';
import styles from './LibraryPage.module.css';
import { TaskDialogs } from './TaskDialogs';
import type { LibraryTask } from './tasks';
import { useDrops } from './useDrops';
import { useLibrary } from './useLibrary';

const OpenAsset = lazy(async () => ({ default: (await import('./OpenAsset')).OpenAsset }));

/** The library: folders on the left, what is in them, and the inspector on the right. */
export function LibraryPage() {
  const { t } = useTranslation();
  const { account } = useMe();
  const room = useRoom();
  const library = useLibrary();
  const [selection] = useState(createSelectionStore);
  const [task, setTask] = useState<LibraryTask | null>(null);
  // Where panels lie above the content they are opened when they are wanted, and not kept open.
  const [above, setAbove] = useState<'column' | 'inspector' | null>(null);
  const keptColumn = useStored(columnOpen);
  const keptInspector = useStored(inspectorOpen) ?? library.folderId !== null;
  const width = useStored(columnWidth);
  const inspector = useStored(inspectorWidth);
  const drops = useDrops();

  const columnBeside = room === 'wide' || room === 'narrow';
  const inspectorBeside = room === 'wide';
  const toggleColumn = () =>
    columnBeside ? columnOpen.set(!keptColumn) : setAbove(above === 'column' ? null : 'column');
  const toggleInspector = () =>
    inspectorBeside
      ? inspectorOpen.set(!keptInspector)
      : setAbove(above === 'inspector' ? null : 'inspector');
  useShortcut('i', toggleInspector);
  useShortcut(']', toggleInspector);
  useShortcut('[', toggleColumn);
  useTitle(library.folder === null ? account.name : nameOf(t, library.folder));

  const column = <Column library={library} onTask={setTask} drops={drops} onLeave={() => setAbove(null)} />;
  const closeAbove = () => setAbove(null);

  return (
    <>
      {columnBeside && keptColumn && (
        <aside className={styles.column} style={{ width }} aria-label={t('library.column')}>
          <div className={styles.panel}>{column}</div>
          <Splitter
            label={t('library.column_width')}
            value={width}
            min={COLUMN.min}
            max={COLUMN.max}
            panel="before"
            onChange={columnWidth.set}
          />
        </aside>
      )}
      <Content
        library={library}
        selection={selection}
        onTask={setTask}
        onColumn={columnBeside && keptColumn ? null : toggleColumn}
        inspector={inspectorBeside ? keptInspector : above === 'inspector'}
        onInspector={toggleInspector}
        busy={task !== null}
      />
      {inspectorBeside && keptInspector && (
        <aside className={styles.inspector} style={{ width: inspector }} aria-label={t('library.inspector')}>
          <Splitter
            label={t('library.inspector_width')}
            value={inspector}
            min={INSPECTOR.min}
            max={INSPECTOR.max}
            panel="after"
            onChange={inspectorWidth.set}
          />
          <div className={styles.panel}>
            <Inspector library={library} selection={selection} onTask={setTask} />
          </div>
        </aside>
      )}
      {!columnBeside && above === 'column' && (
        <Drawer side="left" label={t('library.column')} onClose={closeAbove}>
          {column}
        </Drawer>
      )}
      {room !== 'phone' && !inspectorBeside && above === 'inspector' && (
        <aside
          className={styles.above}
          aria-label={t('library.inspector')}
          onKeyDown={(event) => {
            if (event.key === 'Escape') closeAbove();
          }}
        >
          <Inspector library={library} selection={selection} onTask={setTask} onClose={closeAbove} />
        </aside>
      )}
      {room === 'phone' && above === 'inspector' && (
        <Drawer side="right" label={t('library.inspector')} onClose={closeAbove}>
          <Inspector library={library} selection={selection} onTask={setTask} onClose={closeAbove} />
        </Drawer>
      )}
      {task !== null && <TaskDialogs task={task} onClose={() => setTask(null)} selection={selection} />}
      {drops.question}
      {library.search.asset !== undefined && (
        <Suspense fallback={null}>
          <OpenAsset assetId={library.search.asset} selection={selection} change={library.change} />
        </Suspense>
      )}
    </>
  );
}
