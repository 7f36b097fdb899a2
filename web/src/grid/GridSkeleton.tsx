import { useTranslation } from 'react-i18next';
import styles from './AssetGrid.module.css';

/** What stands there while a view is made: the shape of tiles, at rest. */
export function GridSkeleton({ tileSize }: { tileSize: number }) {
  const { t } = useTranslation();
  return (
    <div
      className={styles.skeleton}
      role="status"
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(${tileSize}px, 1fr))` }}
    >
      <span className="visually-hidden">{t('grid.loading')}</span>
      {Array.from({ length: 24 }, (_, index) => (
        <div key={index} className={styles.ghost} />
      ))}
    </div>
  );
}
