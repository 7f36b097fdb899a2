import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset, Rendition } from '@/api/types';
import type { Neighbours } from '@/grid/neighbours';
import { ChevronDown, ChevronUp } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import styles from './PagesStage.module.css';
import { PictureStage } from './PictureStage';
import { useKeys } from './useKeys';

interface Props {
  asset: Asset;
  /** The first page, as every document has it. */
  preview: Rendition;
  /** The first page as large as there is; only of pictures that have several. */
  large: Rendition | null;
  /** How many pages are there as pictures. */
  count: number;
  neighbours: Neighbours;
}

/** A document, a page at a time; up and down, and Home and End, go through its pages. */
export function PagesStage({ asset, preview, large, count, neighbours }: Props) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const go = (to: number) => setPage(Math.min(Math.max(to, 1), count));
  useKeys((event) => {
    if (event.altKey || event.shiftKey) return false;
    const to = pageOfKey(event.key, page, count);
    if (to !== null) go(to);
    return to !== null;
  });
  const total = asset.metadata.pages ?? count;

  return (
    <div className={styles.pages}>
      <PictureStage
        key={page}
        asset={{ ...asset, width: preview.width, height: preview.height }}
        small={null}
        preview={page === 1 ? preview : pageOf(preview, page)}
        large={page === 1 ? large : null}
        neighbours={neighbours}
      />
      <div className={styles.bar} role="group" aria-label={t('viewer.page', { number: page, total })}>
        <IconButton
          icon={ChevronUp}
          label={t('viewer.page_previous')}
          shortcut="↑"
          placement="left"
          size="small"
          onPress={() => go(page - 1)}
        />
        <output className={styles.number}>{t('viewer.page', { number: page, total })}</output>
        <IconButton
          icon={ChevronDown}
          label={t('viewer.page_next')}
          shortcut="↓"
          placement="left"
          size="small"
          onPress={() => go(page + 1)}
        />
      </div>
      {page === count && total > count && (
        <p className={styles.more} role="status">
          {t('viewer.pages_more', { count })}
        </p>
      )}
    </div>
  );
}

function pageOfKey(key: string, page: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return page + 1;
    case 'ArrowUp':
      return page - 1;
    case 'Home':
      return 1;
    case 'End':
      return count;
    default:
      return null;
  }
}

/** Pages lie beside the other renditions of a file, under their numbers. */
function pageOf(preview: Rendition, page: number): Rendition {
  return { ...preview, url: preview.url.replace(/[^/]+$/, `page-${page}`) };
}
