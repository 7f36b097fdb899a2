import { useTranslation } from 'react-i18next';
import type { Asset } from '@/api/types';
import { useWhy } from '@/app/useWhy';
import { KindGlyph } from '@/grid/KindGlyph';
import type { Neighbours } from '@/grid/neighbours';
import { useLocale } from '@/i18n/useLocale';
import { nameOf, whyNot } from '@/i18n/words';
import { IconButton } from '@/ui/IconButton';
import { Download, PanelRight, X } from '@/ui/icons';
import styles from './ViewerHeader.module.css';

interface ViewerHeaderProps {
  asset: Asset | null;
  place: Neighbours['place'];
  /** Whether what is known of the asset stands beside it; null where there is nothing to show. */
  aside: boolean | null;
  onAside: () => void;
  onClose: () => void;
}

/** The title, where the asset lies, and what can be done with it. */
export function ViewerHeader({ asset, place, aside, onAside, onClose }: ViewerHeaderProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = (count: number) => new Intl.NumberFormat(locale).format(count);
  return (
    <header className={styles.header}>
      <div className={styles.about}>
        {asset !== null && (
          <>
            <h2 className={styles.title}>{asset.title}</h2>
            <p className={styles.meta}>
              <KindGlyph kind={asset.kind} size={12} />
              <span>{asset.path.map((step) => nameOf(t, step)).join(' / ')}</span>
            </p>
          </>
        )}
      </div>
      {place !== null && (
        <p className={styles.place}>
          {t('viewer.place', { number: shown(place.position + 1), total: shown(place.total) })}
        </p>
      )}
      {asset !== null && <DownloadButton asset={asset} />}
      {aside !== null && (
        <IconButton
          icon={PanelRight}
          label={t('viewer.about')}
          shortcut="I"
          pressed={aside}
          onPress={onAside}
        />
      )}
      <IconButton icon={X} label={t('common.close')} shortcut="Esc" onPress={onClose} />
    </header>
  );
}

function DownloadButton({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  const why = useWhy();
  const { source_url: url } = asset;
  const unavailable = url === null ? (whyNot(t, asset.can.download) ?? t('problem.refused')) : null;
  return (
    <IconButton
      icon={Download}
      label={t('viewer.download')}
      unavailable={unavailable}
      onUnavailable={() => why('download', { kind: 'asset', id: asset.id })}
      onPress={() => {
        if (url !== null) startDownload(url);
      }}
    />
  );
}

/** Hands the address to the browser's own downloads: the server sends the file as an attachment. */
function startDownload(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}
