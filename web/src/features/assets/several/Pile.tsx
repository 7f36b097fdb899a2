import { thumbnailOf } from '@/api/pictures';
import type { AssetTile } from '@/api/types';
import { Images } from '@/ui/icons';
import styles from './SeveralInfo.module.css';

interface Props {
  tiles: readonly AssetTile[];
}

/** A few of the files, lying on each other, as a hand would hold them. */
export function Pile({ tiles }: Props) {
  const pictures = tiles
    .map((tile) => ({ id: tile.id, url: thumbnailOf(tile) }))
    .filter(({ url }) => url !== null);
  return (
    <div className={styles.pile} aria-hidden>
      {pictures.length === 0 ? (
        <Images size={32} strokeWidth={1.25} className={styles.none} />
      ) : (
        // The first lies on top.
        pictures
          .toReversed()
          .map(({ id, url }) => <img key={id} src={url ?? ''} alt="" className={styles.card} />)
      )}
    </div>
  );
}
