import { useTranslation } from 'react-i18next';
import type { AssetTile } from '@/api/types';
import { formatBytes, formatDay, formatInstant } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { KindGlyph } from './KindGlyph';
import styles from './ListRow.module.css';
import { measureOf, metaOf } from './tileWords';
import { TilePicture } from './TilePicture';

/** A picture in a row is this much wider than it is tall. */
const ASPECT = 4 / 3;

interface Props {
  tile: AssetTile | null | undefined;
  /** The height of its picture in pixels. */
  picture: number;
}

/** An asset as a row: a small picture, its title, and what is known of it. */
export function ListRow({ tile, picture }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const width = Math.round(picture * ASPECT);
  return (
    <div className={styles.row}>
      <div className={styles.picture} style={{ width, height: picture }}>
        {/* Where it is too small to show why there is no picture, its kind stands there. */}
        {tile?.thumbnail === null ? (
          <KindGlyph kind={tile.kind} size={16} />
        ) : (
          <TilePicture tile={tile} box={{ width, height: picture }} />
        )}
      </div>
      {tile === null && <span className={styles.title}>{t('grid.hole')}</span>}
      {tile && (
        <>
          <span className={styles.title}>
            <span data-grip>{tile.title}</span>
            {stemOf(tile.file_name) !== tile.title && tile.file_name !== tile.title && (
              <span data-grip className={styles.file}>
                {tile.file_name}
              </span>
            )}
          </span>
          <span className={styles.kind}>{t(`grid.kind.${tile.kind}`)}</span>
          <span
            className={styles.measure}
            data-failed={tile.processing === 'failed' && !tile.locked ? '' : undefined}
            title={tile.processing === 'ready' ? undefined : metaOf(t, tile)}
          >
            {tile.processing === 'ready' ? measureOf(t, tile) : metaOf(t, tile)}
          </span>
          <span className={styles.size}>{formatBytes(tile.size, locale)}</span>
          <span className={styles.taken}>
            {tile.taken_at === null ? '' : formatDay(tile.taken_at, locale)}
          </span>
          <span className={styles.added} title={formatInstant(tile.added_at, locale)}>
            {formatDay(tile.added_at, locale)}
          </span>
        </>
      )}
    </div>
  );
}

/** A file's name without its ending: most files are called so. */
function stemOf(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, '');
}
