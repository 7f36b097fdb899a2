import { useTranslation } from 'react-i18next';
import { AccessPanel } from '@/features/access/AccessPanel';
import { AssetInfo } from '@/features/assets/AssetInfo';
import { FolderInfo } from '@/features/folders/FolderInfo';
import { useSelection, type SelectionStore } from '@/grid/selection';
import { EmptyState } from '@/ui/EmptyState';
import { Images, Info } from '@/ui/icons';
import { Tabs } from '@/ui/Tabs';
import type { InspectorTab } from '../search';
import styles from './Inspector.module.css';
import type { LibraryPlace } from './useLibrary';

interface Props {
  library: LibraryPlace;
  selection: SelectionStore;
}

/** More about what is selected, or else about the folder that is open. */
export function Inspector({ library, selection }: Props) {
  const { t } = useTranslation();
  const { single, count } = useSelection(selection);
  const { folder, search, change } = library;

  if (single !== null) {
    return (
      <div className={styles.inspector}>
        <header className={styles.header}>
          <h2 className={styles.title}>{t('library.info')}</h2>
        </header>
        <div className={styles.scroll}>
          <AssetInfo id={single.id} />
        </div>
      </div>
    );
  }
  if (count > 1) return <EmptyState icon={Images} title={t('library.selected', { count })} />;
  if (folder === null)
    return <EmptyState icon={Info} title={t('library.nothing_selected')} text={t('library.select')} />;
  return (
    <div className={styles.inspector}>
      <header className={styles.header}>
        <h2 className={styles.title} title={folder.name}>
          {folder.name}
        </h2>
      </header>
      <Tabs<InspectorTab>
        label={t('library.inspector')}
        value={search.tab ?? 'info'}
        onChange={(tab) => change({ tab }, 'replace')}
        className={styles.tabs}
        tabs={[
          { id: 'info', text: t('library.info'), panel: <FolderInfo folder={folder} /> },
          { id: 'access', text: t('library.access'), panel: <AccessPanel folder={folder} /> },
        ]}
      />
    </div>
  );
}
