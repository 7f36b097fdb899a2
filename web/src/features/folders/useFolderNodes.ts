import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { childrenQuery } from '@/api/queries';
import type { Folder, Id } from '@/api/types';

/** A folder of the tree with as much of what is below it as was asked for. */
export interface FolderNode {
  id: Id;
  folder: Folder;
  children: FolderNode[];
}

export interface FolderNodes {
  /** Null until the topmost folders are there. */
  top: FolderNode[] | null;
  byId: ReadonlyMap<Id, FolderNode>;
  error: Error | null;
}

/** The tree as far as it is open: the children of a folder are asked for when it is opened. */
export function useFolderNodes(expanded: ReadonlySet<Id>): FolderNodes {
  const parents = useMemo(() => [null, ...expanded], [expanded]);
  const lists = useQueries({
    queries: parents.map((parent) => childrenQuery(parent)),
    combine: (results) => ({
      data: results.map((result) => result.data),
      error: results[0]?.error ?? null,
    }),
  });
  return useMemo(() => {
    const children = new Map(parents.map((parent, index) => [parent, lists.data[index]]));
    const byId = new Map<Id, FolderNode>();
    const nodesOf = (folders: readonly Folder[] | undefined): FolderNode[] =>
      (folders ?? []).map((folder) => {
        const node = { id: folder.id, folder, children: nodesOf(children.get(folder.id)) };
        byId.set(folder.id, node);
        return node;
      });
    const top = children.get(null) === undefined ? null : nodesOf(children.get(null));
    return { top, byId, error: lists.error };
  }, [parents, lists]);
}
