import { useTranslation } from 'react-i18next';
import type { AssetTile } from '@/api/types';
import { ButtonLink } from '@/ui/ButtonLink';
import { classes } from '@/ui/classes';
import { Download } from '@/ui/icons';
import { Tooltip } from '@/ui/Tooltip';
import { useWhy } from '../useWhy';
import { BarAction } from './BarAction';
import styles from './SelectionBar.module.css';
import { useSource } from './useSource';

/** Fetches the source of the one file that is selected. */
export function DownloadOne({ asset, crowded }: { asset: AssetTile; crowded: boolean }) {
  const { t } = useTranslation();
  const why = useWhy();
  const { url, refused, unavailable } = useSource(asset);
  const label = t('library.download');
  if (url === null) {
    return (
      <BarAction
        icon={Download}
        label={label}
        crowded={crowded}
        unavailable={unavailable}
        onUnavailable={refused === null ? undefined : () => why('download', { kind: 'asset', id: asset.id })}
      />
    );
  }
  const link = (
    <ButtonLink
      href={url}
      download
      variant="quiet"
      icon={Download}
      className={classes(styles.action, crowded && styles.icon)}
    >
      {label}
    </ButtonLink>
  );
  return crowded ? <Tooltip text={label}>{link}</Tooltip> : link;
}
