import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshTags } from '@/api/queries';
import { mergeTag } from '@/api/tags';
import type { Id } from '@/api/types';
import { Failure } from '@/app/Failure';
import { below, type TagNode, type TagTree } from '@/app/tagTree';
import { forgetUndo } from '@/app/undo';
import { useLocale } from '@/i18n/useLocale';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { toast } from '@/ui/toasts';
import { TagPicker } from './TagPicker';

interface Props {
  node: TagNode;
  tree: TagTree;
  onClose: () => void;
}

/** Lets a tag become another, and says beforehand what that touches: it can't be taken apart again. */
export function MergeDialog({ node, tree, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { tag, children } = node;
  const [into, setInto] = useState<Id | null>(null);
  const target = into === null ? undefined : tree.byId.get(into)?.tag;
  const attempt = useMutation({
    mutationFn: (other: Id) => mergeTag(tag.id, other),
    onSuccess: async (merged) => {
      forgetUndo();
      await refreshTags(queryClient);
      toast({ tone: 'success', text: t('tags.merged', { tag: tag.name, into: merged.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('tags.merge_title', { tag: tag.name })}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="danger"
            pending={attempt.isPending}
            unavailable={target === undefined ? t('tags.pick') : null}
            onPress={() => {
              if (target !== undefined) attempt.mutate(target.id);
            }}
          >
            {target === undefined
              ? t('tags.merge_action')
              : t('tags.merge_action_into', { into: target.name })}
          </Button>
        </>
      }
    >
      <TagPicker
        label={t('tags.merge_into')}
        tree={tree}
        without={new Set([tag.id, ...below(node).map(({ id }) => id)])}
        top="left out"
        value={into ?? undefined}
        onChange={setInto}
      />
      {target !== undefined && (
        <Notice tone="warn" live="polite">
          <p>
            {t('tags.merge_files', {
              count: tag.assets,
              shown: new Intl.NumberFormat(locale).format(tag.assets),
              tag: tag.name,
              into: target.name,
            })}
          </p>
          <p>{t('tags.merge_names', { names: [tag.name, ...tag.synonyms].join(', '), into: target.name })}</p>
          {children.length > 0 && (
            <p>{t('tags.merge_below', { count: children.length, into: target.name })}</p>
          )}
          <p>{t('tags.for_good')}</p>
        </Notice>
      )}
      <Failure error={attempt.error} />
    </Dialog>
  );
}
