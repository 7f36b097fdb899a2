import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { Asset, Id } from '@/api/types';
import { DropZone } from '@/grid/DropZone';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Upload } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { VersionRow } from './VersionRow';
import styles from './VersionsPanel.module.css';

interface Props {
  id: Id;
  /** Brings a file as the newest version. Called in the event that brought it. */
  onFile: (asset: Asset, files: FileList) => void;
  /** Asks for a file, and brings it. */
  onPick: (asset: Asset) => void;
  /** Shows this version beside the one that is shown. */
  onCompare: (asset: Asset, version: Id) => void;
}

/** How often an asset that is being worked on is asked for again. */
const WORKING_POLL_MS = 3_000;

/** The files that an asset had, the newest first; who may edit it brings another, and chooses which is shown. */
export function VersionsPanel({ id, onFile, onPick, onCompare }: Props) {
  const { t } = useTranslation();
  const { data: asset, error } = useQuery({
    ...assetQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.versions.some(({ processing }) => processing === 'waiting') ? WORKING_POLL_MS : false,
  });
  if (error !== null) {
    return (
      <div className={styles.panel}>
        <Notice tone="error">{problemText(t, error)}</Notice>
      </div>
    );
  }
  if (asset === undefined) return <Skeleton lines={4} className={styles.panel} />;

  const mayEdit = asset.can.edit?.allowed === true;
  const onDropped = ({ files }: DataTransfer) => {
    if (files.length === 1) onFile(asset, files);
    else toast({ tone: 'warn', text: t('assets.version.one_file') });
  };
  return (
    <DropZone drop={mayEdit ? { text: t('assets.version.drop'), onFiles: onDropped } : null}>
      <div className={styles.panel}>
        {mayEdit && (
          <div className={styles.bring}>
            <Button icon={Upload} onPress={() => onPick(asset)}>
              {t('assets.version.bring')}
            </Button>
          </div>
        )}
        <ol className={styles.list} aria-label={t('assets.fact.version')}>
          {asset.versions.map((version) => (
            <VersionRow
              key={version.id}
              asset={asset}
              version={version}
              mayEdit={mayEdit}
              onCompare={onCompare}
            />
          ))}
        </ol>
      </div>
    </DropZone>
  );
}
