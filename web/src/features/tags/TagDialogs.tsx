import type { TagTree } from '@/app/tagTree';
import { CreateDialog } from './CreateDialog';
import { EditDialog } from './EditDialog';
import { MergeDialog } from './MergeDialog';
import { MoveDialog } from './MoveDialog';
import { RemoveDialog } from './RemoveDialog';
import type { TagTask } from './tasks';

interface Props {
  task: TagTask;
  tree: TagTree;
  onClose: () => void;
}

/** The window that a task on a tag needs. */
export function TagDialogs({ task, tree, onClose }: Props) {
  switch (task.kind) {
    case 'create':
      return <CreateDialog parent={task.parent} onClose={onClose} />;
    case 'edit':
      return <EditDialog tag={task.tag} onClose={onClose} />;
    case 'move':
      return <MoveDialog node={task.node} tree={tree} onClose={onClose} />;
    case 'merge':
      return <MergeDialog node={task.node} tree={tree} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog node={task.node} tree={tree} onClose={onClose} />;
  }
}
