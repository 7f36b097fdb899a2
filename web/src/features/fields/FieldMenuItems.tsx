import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { Archive, ChevronDown, ChevronUp, Pencil, Undo2 } from '@/ui/icons';
import { MenuItem, MenuSeparator } from '@/ui/Menu';
import { isChosen } from './choices';
import type { FieldChanges } from './useFieldChanges';

interface Props {
  field: Field;
  position: number;
  /** The last position of all. */
  last: number;
  changes: FieldChanges;
  onEdit: () => void;
}

/** What can be done with a field. */
export function FieldMenuItems({ field, position, last, changes, onEdit }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <MenuItem
        id="edit"
        text={t(isChosen(field.kind) ? 'fields.edit_choices' : 'fields.edit')}
        icon={Pencil}
        shortcut="Enter"
        onAction={onEdit}
      />
      <MenuItem
        id="up"
        text={t('fields.move_up')}
        icon={ChevronUp}
        unavailable={position === 0 ? t('fields.is_first') : null}
        onAction={() => changes.place(field, position - 1)}
      />
      <MenuItem
        id="down"
        text={t('fields.move_down')}
        icon={ChevronDown}
        unavailable={position === last ? t('fields.is_last') : null}
        onAction={() => changes.place(field, position + 1)}
      />
      <MenuSeparator />
      {field.retired ? (
        <MenuItem
          id="offer"
          text={t('fields.offer')}
          icon={Undo2}
          onAction={() => changes.retire(field, false)}
        />
      ) : (
        <MenuItem
          id="retire"
          text={t('fields.retire')}
          icon={Archive}
          onAction={() => changes.retire(field, true)}
        />
      )}
    </>
  );
}
