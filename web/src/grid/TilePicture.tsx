import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbnailOf } from '@/api/pictures';
import type { AssetTile } from '@/api/types';
import { EyeOff, Lock, TriangleAlert } from '@/ui/icons';
import { fit, fitWithin, type Size } from './fit';
import { HoverScrub } from './HoverScrub';
import { KindGlyph } from './KindGlyph';
import { placeholderUrl } from './placeholder';
import { SoundPlate } from './SoundPlate';
import styles from './TilePicture.module.css';

interface TilePictureProps {
  /** Null where nothing may be seen any more, undefined while it is loading. */
  tile: AssetTile | null | undefined;
  box: Size;
}

/** From this height on there is room for words below the sign. */
const WORDS_FIT = 80;

/** What stands in the picture's place of a tile: the picture, or a plate that shows why there is none. */
export function TilePicture({ tile, box }: TilePictureProps) {
  const { t } = useTranslation();
  if (tile === undefined) return <div className={styles.plate} data-plate="loading" />;
  if (tile === null) {
    return (
      <div className={styles.plate} data-plate="hole">
        <EyeOff size={20} aria-hidden="true" strokeWidth={1.5} />
        {box.height >= WORDS_FIT && (
          <span className={styles.gone} aria-hidden="true">
            {t('grid.hole')}
          </span>
        )}
      </div>
    );
  }
  const url = thumbnailOf(tile);
  if (url === null) return <Plate tile={tile} />;
  // Of the same asset the picture before stays until the next one is there.
  return <Thumbnail key={tile.id} url={url} tile={tile} size={sizeIn(tile, box)} />;
}

/** A small picture stays small, where larger it would only be blurred; a drawing is sharp at any size. */
function sizeIn({ kind, file_name, width, height }: AssetTile, box: Size): Size {
  if (kind !== 'picture' || !width || !height || /\.svg$/i.test(file_name))
    return fit({ width, height }, box);
  return fitWithin({ width, height }, box, 1);
}

function Thumbnail({ url, tile, size }: { url: string; tile: AssetTile; size: Size }) {
  const [shown, setShown] = useState<'loading' | 'shown'>('loading');
  const [broken, setBroken] = useState<string | null>(null);
  if (broken === url) return <Plate tile={tile} />;
  const placeholder = tile.placeholder === null ? null : placeholderUrl(tile.placeholder);
  return (
    <div className={styles.frame} data-shown={shown} style={{ width: size.width, height: size.height }}>
      {placeholder !== null && shown === 'loading' && (
        <img className={styles.placeholder} src={placeholder} alt="" draggable={false} />
      )}
      <img
        className={styles.image}
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        width={size.width}
        height={size.height}
        onLoad={() => setShown('shown')}
        onError={() => setBroken(url)}
      />
      {tile.kind === 'film' && shown === 'shown' && <HoverScrub id={tile.id} width={size.width} />}
    </div>
  );
}

function Plate({ tile }: { tile: AssetTile }) {
  if (tile.locked) {
    return (
      <div className={styles.plate} data-plate="locked">
        <Lock size={22} aria-hidden="true" strokeWidth={1.5} />
        <span className={styles.extension}>{extensionOf(tile.file_name)}</span>
      </div>
    );
  }
  if (tile.processing === 'failed') {
    return (
      <div className={styles.plate} data-plate="failed">
        <TriangleAlert size={22} aria-hidden="true" strokeWidth={1.5} />
        <span className={styles.extension}>{extensionOf(tile.file_name)}</span>
      </div>
    );
  }
  if (tile.processing === 'waiting') {
    return (
      <div className={styles.plate} data-plate="waiting">
        <KindGlyph kind={tile.kind} size={22} />
        <span className={styles.working} />
      </div>
    );
  }
  return (
    <div className={styles.plate} data-plate={tile.kind}>
      {tile.kind === 'sound' ? (
        <SoundPlate key={tile.id} tile={tile} />
      ) : (
        <KindGlyph kind={tile.kind} size={26} />
      )}
      {tile.kind !== 'sound' && <span className={styles.extension}>{extensionOf(tile.file_name)}</span>}
    </div>
  );
}

/** The end of a file's name, as a label: at most five characters, or nothing. */
function extensionOf(fileName: string): string {
  const end = /\.([\p{L}\p{N}]{1,5})$/u.exec(fileName)?.[1];
  return end?.toUpperCase() ?? '';
}
