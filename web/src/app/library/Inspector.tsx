import { useTranslation } from 'react-i18next';
import { AccessPanel } from '@/features/access/AccessPanel';
import { ActivityPanel } from '@/features/assets/activity/ActivityPanel';
import { AssetInfo } from '@/features/assets/AssetInfo';
import { SeveralInfo } from '@/features/assets/several/SeveralInfo';
import { FolderInfo } from '@/features/folders/FolderInfo';
import { firstSelected, useSelection, type SelectionStore } from '@/grid/selection';
import { nameOf } from '@/i18n/words';
import { EmptyState } from '@/ui/EmptyState';
import { IconButton } from '@/ui/IconButton';
import { Info, X } from '@/ui/icons';
import { Tabs } from '@/ui/Tabs';
import type { InspectorTab } from '../search';
import { AssetVersions } from './AssetVersions';
import styles from './Inspector.module.css';
import type { LibraryTask } from './tasks';
import type { LibraryPlace } from './useLibrary';

/** How many of several files are shown. */
const PICTURES = 3;

type AssetTab = Exclude<InspectorTab, 'access'>;
type FolderTab = Exclude<InspectorTab, 'versions' | 'activity'>;

interface Props {
  library: LibraryPlace;
  selection: SelectionStore;
  onTask: (task: LibraryTask) => void;
  /** Closes it, where it lies above the content. */
  onClose?: () => void;
}

/** More about what is selected, or else about the folder that is open. */
export function Inspector({ library, selection, onTask, onClose }: Props) {
  const { t } = useTranslation();
  const { single, count, selection: selected } = useSelection(selection);
  const { folder, search, change } = library;

  if (single !== null) {
    return (
      <div className={styles.inspector}>
        <InspectorHeader title={single.title} onClose={onClose} />
        <Tabs<AssetTab>
          label={t('library.inspector')}
          value={search.tab === 'versions' || search.tab === 'activity' ? search.tab : 'info'}
          onChange={(tab) => change({ tab }, 'replace')}
          className={styles.tabs}
          tabs={[
            { id: 'info', text: t('library.info'), panel: <AssetInfo id={single.id} /> },
            { id: 'versions', text: t('library.versions'), panel: <AssetVersions id={single.id} /> },
            { id: 'activity', text: t('library.activity'), panel: <ActivityPanel id={single.id} /> },
          ]}
        />
      </div>
    );
  }
  if (count > 1 || folder === null) {
    return (
      <div className={styles.inspector}>
        <InspectorHeader title={t('library.info')} onClose={onClose} />
        {count > 1 && selected !== null ? (
          <div className={styles.scroll}>
            <SeveralInfo
              selection={selected}
              count={count}
              pictures={firstSelected(selection.getState(), PICTURES)}
              onEdit={
                (search.state ?? 'live') === 'live'
                  ? () => onTask({ kind: 'edit-assets', selection: selected, count })
                  : undefined
              }
            />
          </div>
        ) : (
          <EmptyState icon={Info} title={t('library.nothing_selected')} text={t('library.select')} />
        )}
      </div>
    );
  }
  return (
    <div className={styles.inspector}>
      <InspectorHeader title={nameOf(t, folder)} onClose={onClose} />
      <Tabs<FolderTab>
        label={t('library.inspector')}
        value={search.tab === 'access' ? 'access' : 'info'}
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

interface HeaderProps {
  title: string;
  onClose: (() => void) | undefined;
}

function InspectorHeader({ title, onClose }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.header}>
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      {onClose !== undefined && (
        <IconButton
          icon={X}
          label={t('library.inspector_close')}
          shortcut="I"
          size="small"
          onPress={onClose}
        />
      )}
    </div>
  );
}
