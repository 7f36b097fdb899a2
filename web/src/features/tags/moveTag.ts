import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { refreshTags } from '@/api/queries';
import { changeTag } from '@/api/tags';
import type { Id, Tag } from '@/api/types';
import type { TagTree } from '@/app/tagTree';
import { tellUndoable } from '@/app/undo';
import { toast } from '@/ui/toasts';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/** Moves a tag with all below it under another, or to the top, and offers to move it back. */
export async function moveTag(
  { t, queryClient }: Tools,
  tree: TagTree,
  tag: Tag,
  parent: Id | null,
): Promise<void> {
  const moved = await changeTag(tag, { parent });
  await refreshTags(queryClient);
  const above = parent === null ? undefined : tree.byId.get(parent)?.tag;
  const text =
    above === undefined
      ? t('tags.moved_top', { tag: tag.name })
      : t('tags.moved', { tag: tag.name, parent: above.name });
  tellUndoable(t, { tone: 'success', text }, async () => {
    await changeTag(moved, { parent: tag.parent });
    await refreshTags(queryClient);
    toast({ tone: 'success', text: t('common.undone') });
  });
}
