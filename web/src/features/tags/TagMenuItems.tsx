import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { tagQuery } from '@/app/search';
import type { TagNode } from '@/app/tagTree';
import { FolderInput, Merge, Pencil, Plus, Search, Trash2 } from '@/ui/icons';
import { MenuItem, MenuSeparator } from '@/ui/Menu';
import type { TagTask } from './tasks';

interface Props {
  node: TagNode;
  onTask: (task: TagTask) => void;
}

/** What can be done with a tag. */
export function TagMenuItems({ node, onTask }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tag } = node;
  return (
    <>
      <MenuItem
        id="edit"
        text={t('tags.edit')}
        icon={Pencil}
        shortcut="F2"
        onAction={() => onTask({ kind: 'edit', tag })}
      />
      <MenuItem
        id="create"
        text={t('tags.create_below')}
        icon={Plus}
        shortcut="N"
        onAction={() => onTask({ kind: 'create', parent: tag })}
      />
      <MenuItem
        id="move"
        text={t('tags.move')}
        icon={FolderInput}
        shortcut="M"
        onAction={() => onTask({ kind: 'move', node })}
      />
      <MenuItem
        id="merge"
        text={t('tags.merge')}
        icon={Merge}
        onAction={() => onTask({ kind: 'merge', node })}
      />
      <MenuItem
        id="find"
        text={t('tags.find_files')}
        icon={Search}
        onAction={() => void navigate({ to: '/library', search: { q: tagQuery(tag.name) } })}
      />
      <MenuSeparator />
      <MenuItem
        id="remove"
        text={t('tags.remove')}
        icon={Trash2}
        shortcut="Del"
        tone="danger"
        onAction={() => onTask({ kind: 'remove', node })}
      />
    </>
  );
}
