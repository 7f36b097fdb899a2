import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '@/api/types';
import { Failure } from '@/app/Failure';
import { below, type TagNode, type TagTree } from '@/app/tagTree';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { moveTag } from './moveTag';
import { TagPicker } from './TagPicker';

interface Props {
  node: TagNode;
  tree: TagTree;
  onClose: () => void;
}

/** *Move…*: what a drag does, without dragging. */
export function MoveDialog({ node, tree, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { tag } = node;
  const [parent, setParent] = useState<Id | null | undefined>(undefined);
  const attempt = useMutation({
    mutationFn: (to: Id | null) => moveTag({ t, queryClient }, tree, tag, to),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={t('tags.move_title', { tag: tag.name })}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            pending={attempt.isPending}
            unavailable={unavailable()}
            onPress={() => {
              if (parent !== undefined) attempt.mutate(parent);
            }}
          >
            {t('tags.move_here')}
          </Button>
        </>
      }
    >
      <TagPicker
        label={t('tags.parent')}
        tree={tree}
        without={new Set([tag.id, ...below(node).map(({ id }) => id)])}
        top="offered"
        value={parent}
        onChange={setParent}
      />
      <Failure error={attempt.error} />
    </Dialog>
  );

  function unavailable(): string | null {
    if (parent === undefined) return t('tags.pick');
    return parent === tag.parent ? t('tags.is_there') : null;
  }
}
