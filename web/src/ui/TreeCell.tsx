import type { ReactNode } from 'react';
import { Button as AriaButton, type TreeItemContentRenderProps } from 'react-aria-components';
import { ChevronRight } from './icons';
import styles from './tree.module.css';

/** Deeper levels are not set in further: names must stay legible. */
const DEEPEST = 8;

interface Props {
  /** How its row stands in the tree. */
  row: Pick<TreeItemContentRenderProps, 'level' | 'hasChildItems'>;
  /** How far a level is set in, in pixels. */
  indent: number;
  /** What a press on the arrow does, for a screen reader, which reads the row's name after it; React Aria's own words where it is left out. */
  foldLabel?: string;
  children: ReactNode;
}

/** What a row of a tree holds, set in by its level, after an arrow where something lies below it. */
export function TreeCell({ row: { level, hasChildItems }, indent, foldLabel, children }: Props) {
  return (
    <div className={styles.cell} style={{ paddingInlineStart: 4 + indent * Math.min(level - 1, DEEPEST) }}>
      {hasChildItems ? (
        <AriaButton
          slot="chevron"
          className={styles.fold ?? ''}
          {...(foldLabel === undefined ? {} : { 'aria-label': foldLabel })}
        >
          <ChevronRight size={14} aria-hidden />
        </AriaButton>
      ) : (
        <span className={styles.leaf} />
      )}
      {children}
    </div>
  );
}
