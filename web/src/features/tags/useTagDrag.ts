import { useQueryClient } from '@tanstack/react-query';
import { useDragAndDrop, type DragAndDropHooks } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TagNode, TagTree } from '@/app/tagTree';
import { problemText } from '@/i18n/words';
import { toast } from '@/ui/toasts';
import { moveTag } from './moveTag';

/** What a dragged tag carries: it is of use in this tree alone. */
const DRAG_TAG = 'application/x-vitrine-tag';

/** Tags are moved by dropping them on another, or between two: then they lie beside those. */
export function useTagDrag(tree: TagTree): DragAndDropHooks<TagNode> {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { dragAndDropHooks } = useDragAndDrop<TagNode>({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [DRAG_TAG]: String(key),
        'text/plain': tree.byId.get(String(key))?.tag.name ?? '',
      })),
    acceptedDragTypes: [DRAG_TAG],
    getDropOperation: () => 'move',
    onMove: ({ keys, target }) => {
      const onto = tree.byId.get(String(target.key))?.tag;
      if (onto === undefined) return;
      const parent = target.dropPosition === 'on' ? onto.id : onto.parent;
      for (const key of keys) {
        const tag = tree.byId.get(String(key))?.tag;
        if (tag === undefined || tag.parent === parent || tag.id === parent) continue;
        moveTag({ t, queryClient }, tree, tag, parent).catch((error: unknown) =>
          toast({ tone: 'error', text: problemText(t, error) }),
        );
      }
    },
  });
  return dragAndDropHooks;
}
