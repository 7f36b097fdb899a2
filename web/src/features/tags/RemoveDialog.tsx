import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { refreshTags } from '@/api/queries';
import { removeTag } from '@/api/tags';
import { ConfirmDialog } from '@/app/ConfirmDialog';
import type { TagNode, TagTree } from '@/app/tagTree';
import { forgetUndo } from '@/app/undo';
import { useLocale } from '@/i18n/useLocale';
import { toast } from '@/ui/toasts';

interface Props {
  node: TagNode;
  tree: TagTree;
  onClose: () => void;
}

/** Says what is lost with a tag before it is removed. */
export function RemoveDialog({ node, tree, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { tag, children } = node;
  const parent = tag.parent === null ? undefined : tree.byId.get(tag.parent)?.tag;
  const attempt = useMutation({
    mutationFn: () => removeTag(tag),
    onSuccess: async () => {
      forgetUndo();
      await refreshTags(queryClient);
      toast({ tone: 'success', text: t('tags.removed', { tag: tag.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('tags.remove_title', { tag: tag.name })}
      action={t('tags.remove')}
      variant="danger"
      pending={attempt.isPending}
      error={attempt.error}
      onConfirm={() => attempt.mutate()}
      onClose={onClose}
    >
      <p>
        {t('tags.remove_files', {
          count: tag.assets,
          shown: new Intl.NumberFormat(locale).format(tag.assets),
        })}
      </p>
      {tag.synonyms.length > 0 && <p>{t('tags.remove_names', { names: tag.synonyms.join(', ') })}</p>}
      {children.length > 0 && (
        <p>
          {parent === undefined
            ? t('tags.remove_below_top', { count: children.length })
            : t('tags.remove_below', { count: children.length, parent: parent.name })}
        </p>
      )}
      <p>{t('tags.for_good')}</p>
    </ConfirmDialog>
  );
}
