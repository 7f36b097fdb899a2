import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { AssetTile } from '@/api/types';
import { whyNot } from '@/i18n/words';

interface Source {
  /** Where it is fetched; null while that is not known, and where it is refused. */
  url: string | null;
  /** Why it is refused; null where it is not. */
  refused: string | null;
  /** Why it can't be fetched now; null where it can. */
  unavailable: string | null;
}

/** The source of a file of which only the tile is at hand. */
export function useSource(asset: AssetTile): Source {
  const { t } = useTranslation();
  const refused = whyNot(t, asset.can.download);
  const { data } = useQuery({ ...assetQuery(asset.id), enabled: refused === null });
  const url = refused === null ? (data?.source_url ?? null) : null;
  return { url, refused, unavailable: refused ?? (url === null ? t('common.loading') : null) };
}
