import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '@/api/queries';
import type { Tag } from '@/api/types';
import type { Suggestion } from '@/ui/WordInput';
import { above, completionsOf, fold, treeOf, type TagTree } from './tagTree';

const NO_TAGS: Tag[] = [];

/** The account's tags as a tree; empty until they are there. */
export function useTagTree(): TagTree {
  const { data = NO_TAGS } = useQuery(tagsQuery());
  return useMemo(() => treeOf(data), [data]);
}

/** Completes what is typed to the account's tags, but for those that stand there already. */
export function useTagSuggestions(without: readonly string[]): (text: string) => Suggestion[] {
  const { t } = useTranslation();
  const tree = useTagTree();
  return (text) => {
    const left = new Set(without.flatMap((name) => tree.named.get(fold(name))?.id ?? []));
    return completionsOf(tree, text, left).map(({ tag, synonym }) => {
      const path = above(tree, tag).map(({ name }) => name);
      const hint = [
        path.length > 0 && path.join(' › '),
        synonym !== null && t('tags.also_called', { name: synonym }),
      ].filter((part) => part !== false);
      return { id: tag.name, hint: hint.length === 0 ? null : hint.join(' · ') };
    });
  };
}
