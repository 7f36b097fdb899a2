import { useState } from 'react';
import { Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Folder, Id, PlaceFunction } from '@/api/types';
import { nameOf, whyNot } from '@/i18n/words';
import { classes } from '@/ui/classes';
import { Folder as FolderIcon } from '@/ui/icons';
import { Skeleton } from '@/ui/Skeleton';
import tree from '@/ui/tree.module.css';
import { TreeCell } from '@/ui/TreeCell';
import styles from './FolderPicker.module.css';
import { useFolderNodes, type FolderNode } from './useFolderNodes';

interface Props {
  label: string;
  /** What has to be allowed at the place that is picked. */
  needs: PlaceFunction;
  /** A folder that can't be picked, nor what is below it: a folder does not go into itself. */
  without?: Id | undefined;
  value: Folder | null;
  onChange: (folder: Folder) => void;
}

/** A tree to choose one folder from. One that does not admit it can be reached, and says why. */
export function FolderPicker({ label, needs, without, value, onChange }: Props) {
  const [expanded, setExpanded] = useState<ReadonlySet<Id> | null>(null);
  const first = useFolderNodes(NOTHING);
  // The topmost folders are open at first.
  const open = expanded ?? new Set(first.top?.map((node) => node.id));
  return (
    <PickerTree
      label={label}
      needs={needs}
      without={without}
      value={value}
      onChange={onChange}
      expanded={open}
      onExpand={setExpanded}
    />
  );
}

const NOTHING: ReadonlySet<Id> = new Set();

interface TreeProps extends Props {
  expanded: ReadonlySet<Id>;
  onExpand: (expanded: ReadonlySet<Id>) => void;
}

function PickerTree({ label, needs, without, value, onChange, expanded, onExpand }: TreeProps) {
  const { top, byId } = useFolderNodes(expanded);
  if (top === null) return <Skeleton lines={6} />;
  return (
    <Tree
      aria-label={label}
      items={top}
      dependencies={[without, needs]}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value.id]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        const node = key === undefined ? undefined : byId.get(String(key));
        if (node !== undefined) onChange(node.folder);
      }}
      expandedKeys={expanded}
      onExpandedChange={(keys) => onExpand(new Set([...keys].map(String)))}
      className={styles.picker ?? ''}
    >
      {(node) => <PickerRow node={node} needs={needs} without={without} />}
    </Tree>
  );
}

interface RowProps {
  node: FolderNode;
  needs: PlaceFunction;
  without: Id | undefined;
}

function PickerRow({ node, needs, without }: RowProps) {
  const { t } = useTranslation();
  const reason = node.id === without ? t('folders.itself') : whyNot(t, node.folder.can[needs]);
  return (
    <TreeItem
      id={node.id}
      textValue={nameOf(t, node.folder)}
      hasChildItems={node.folder.has_children && node.id !== without}
      className={classes(tree.row, styles.row)}
    >
      <TreeItemContent>
        {(row) => (
          <TreeCell row={row} indent={16}>
            <FolderIcon size={16} aria-hidden />
            <span className={classes(tree.name, reason !== null && styles.refused)}>
              {nameOf(t, node.folder)}
            </span>
            {reason !== null && <span className={styles.reason}>{reason}</span>}
          </TreeCell>
        )}
      </TreeItemContent>
      {node.id !== without && (
        <Collection items={node.children} dependencies={[without, needs]}>
          {(child) => <PickerRow node={child} needs={needs} without={without} />}
        </Collection>
      )}
    </TreeItem>
  );
}
