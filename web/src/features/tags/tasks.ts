import type { Tag } from '@/api/types';
import type { TagNode } from '@/app/tagTree';

/** Everything about tags that needs a window before it is done. */
export type TagTask =
  | { kind: 'create'; parent: Tag | null }
  | { kind: 'edit'; tag: Tag }
  | { kind: 'move'; node: TagNode }
  | { kind: 'merge'; node: TagNode }
  | { kind: 'remove'; node: TagNode };

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** What a key asks of the tag in focus; null where it means nothing. */
export function taskOfKey(event: Key, node: TagNode): TagTask | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'F2':
      return { kind: 'edit', tag: node.tag };
    case 'n':
    case 'N':
      return { kind: 'create', parent: node.tag };
    case 'm':
    case 'M':
      return { kind: 'move', node };
    case 'Delete':
      return { kind: 'remove', node };
    default:
      return null;
  }
}
