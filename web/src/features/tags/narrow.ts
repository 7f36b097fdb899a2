import { fold, type TagNode } from '@/app/tagTree';

/** The part of a tree that a text finds, by names and synonyms, with what is above each; all of it for no text. */
export function narrow(top: readonly TagNode[], text: string): readonly TagNode[] {
  const part = fold(text);
  if (part === '') return top;
  return top.flatMap((node) => {
    const children = narrow(node.children, text);
    const isFound = [node.tag.name, ...node.tag.synonyms].some((name) => fold(name).includes(part));
    return isFound || children.length > 0 ? [{ ...node, children }] : [];
  });
}
