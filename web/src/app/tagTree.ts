import type { Id, Tag } from '@/api/types';

/** A tag with those below it, by name. */
export interface TagNode {
  readonly id: Id;
  readonly tag: Tag;
  readonly children: readonly TagNode[];
}

/** The account's tags as a tree, and by what they are called. */
export interface TagTree {
  readonly top: readonly TagNode[];
  readonly byId: ReadonlyMap<Id, TagNode>;
  /** Each by its folded name and its folded synonyms: no two share one. */
  readonly named: ReadonlyMap<string, Tag>;
}

/** What two names of tags are compared by, as the server compares them. */
export function fold(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

/** Makes a tree of tags that come by name. One whose parent is not among them stands at the top. */
export function treeOf(tags: readonly Tag[]): TagTree {
  const byId = new Map<Id, { id: Id; tag: Tag; children: TagNode[] }>();
  const named = new Map<string, Tag>();
  for (const tag of tags) {
    byId.set(tag.id, { id: tag.id, tag, children: [] });
    for (const name of [tag.name, ...tag.synonyms]) named.set(fold(name), tag);
  }
  const top: TagNode[] = [];
  for (const node of byId.values()) {
    const above = node.tag.parent === null ? undefined : byId.get(node.tag.parent);
    (above?.children ?? top).push(node);
  }
  return { top, byId, named };
}

/** The tags above one, from the top. */
export function above(tree: TagTree, tag: Tag): Tag[] {
  const path: Tag[] = [];
  let next = tag.parent;
  while (next !== null) {
    const node = tree.byId.get(next);
    if (node === undefined) break;
    path.unshift(node.tag);
    next = node.tag.parent;
  }
  return path;
}

/** The tags below a node, at any depth. */
export function below(node: TagNode): Tag[] {
  return node.children.flatMap((child) => [child.tag, ...below(child)]);
}

/** A tag that what is typed may mean. */
export interface Completion {
  readonly tag: Tag;
  /** The synonym that was typed, where it is not the name. */
  readonly synonym: string | null;
}

/** How many are offered at once. */
const MOST = 8;

/** The tags that a text may mean, best first: by the beginning of a name, of a word in it, of a synonym, by any part. */
export function completionsOf(tree: TagTree, text: string, without: ReadonlySet<Id>): Completion[] {
  const part = fold(text);
  if (part === '') return [];
  const found: { rank: number; completion: Completion }[] = [];
  for (const { tag } of tree.byId.values()) {
    if (without.has(tag.id)) continue;
    const synonym = tag.synonyms.find((name) => rankOf(fold(name), part) !== null) ?? null;
    const byName = rankOf(fold(tag.name), part);
    if (byName !== null) found.push({ rank: byName, completion: { tag, synonym: null } });
    else if (synonym !== null) found.push({ rank: RANKS, completion: { tag, synonym } });
  }
  // Those of one rank stay by name, as the server lists them.
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ completion }) => completion);
}

/** Worse than any rank of a name. */
const RANKS = 4;

function rankOf(name: string, part: string): number | null {
  if (name === part) return 0;
  if (name.startsWith(part)) return 1;
  const at = name.indexOf(part);
  if (at === -1) return null;
  return /[\s/,-]/.test(name.charAt(at - 1)) ? 2 : RANKS - 1;
}
