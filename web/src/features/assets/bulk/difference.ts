import type { Asset, AssetTag, CommonChange, FieldValue, Id, Tag } from '@/api/types';
import { fold, type TagTree } from '@/app/tagTree';
import { WORDS, type Word } from './draft';

/** What an asset says of itself before it is changed: enough to show it. */
export type Former = Pick<
  Asset,
  | 'id'
  | 'version'
  | 'active_version'
  | 'title'
  | 'thumbnail'
  | 'caption'
  | 'credit'
  | 'rights'
  | 'tags'
  | 'fields'
  | 'can'
>;

/** What a change of many does to one of them. */
export interface Difference {
  readonly former: Former;
  readonly words: readonly { word: Word; from: string; to: string }[];
  /** By name. */
  readonly tags: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly fields: readonly { field: Id; from: FieldValue | null; to: FieldValue | null }[];
}

/** What the change would do to an asset that is described so; null where all of it is so already. */
export function differenceOf(former: Former, change: CommonChange, tree: TagTree): Difference | null {
  const words = WORDS.flatMap((word) => {
    const to = change[word];
    return to == null || to === former[word] ? [] : [{ word, from: former[word], to }];
  });
  const fields = (change.fields ?? []).flatMap(({ field, value = null }) => {
    const from = former.fields.find((each) => each.field === field)?.value ?? null;
    return isSame(from, value) ? [] : [{ field, from, to: value }];
  });
  const tags = tagsOf(former.tags, change, tree);
  const isNone = words.length + fields.length + tags.added.length + tags.removed.length === 0;
  return isNone ? null : { former, words, tags, fields };
}

/** As the server does it: some are taken away, then some are added, each by any of its names. */
function tagsOf(borne: readonly AssetTag[], change: CommonChange, tree: TagTree): Difference['tags'] {
  const name = (typed: string) => tree.named.get(fold(typed))?.name ?? typed.trim();
  const isIn = (tags: readonly string[], tag: Pick<Tag, 'name'>) =>
    tags.some((each) => fold(name(each)) === fold(tag.name));
  const { add_tags: add = [], remove_tags: remove = [] } = change;
  const added = add.map(name).filter((tag) => !borne.some((each) => fold(each.name) === fold(tag)));
  return {
    added: added.filter((tag, at) => added.findIndex((each) => fold(each) === fold(tag)) === at),
    removed: borne.filter((tag) => isIn(remove, tag) && !isIn(add, tag)).map((tag) => tag.name),
  };
}

function isSame(one: FieldValue | null, other: FieldValue | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
