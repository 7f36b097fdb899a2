import type { TFunction } from 'i18next';
import type { AssetTile } from '@/api/types';
import { toast } from '@/ui/toasts';

/** Copies the addresses at which the files open, a line each: for people who may see them anyway. */
export async function copyLinks(t: TFunction, tiles: readonly AssetTile[]): Promise<void> {
  const links = tiles.map(({ id }) => new URL(`/library?asset=${id}`, location.href).href);
  try {
    await navigator.clipboard.writeText(links.join('\n'));
    toast({ tone: 'success', text: t('library.link_copied') });
  } catch {
    toast({ tone: 'error', text: t('library.link_not_copied') });
  }
}
