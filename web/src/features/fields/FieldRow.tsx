import { Button as AriaButton, GridListItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Field, FieldKind } from '@/api/types';
import {
  CalendarDays,
  CircleDot,
  Ellipsis,
  GripVertical,
  Hash,
  ListChecks,
  Type,
  type LucideIcon,
} from '@/ui/icons';
import styles from './FieldsPage.module.css';

const ICONS: Readonly<Record<FieldKind, LucideIcon>> = {
  text: Type,
  number: Hash,
  date: CalendarDays,
  choice: CircleDot,
  choices: ListChecks,
};

interface Props {
  field: Field;
  onMenu: (field: Field, anchor: HTMLElement) => void;
}

/** A field, what may stand in it, and what it offers. */
export function FieldRow({ field, onMenu }: Props) {
  const { t } = useTranslation();
  const Icon = ICONS[field.kind];
  const offered = field.choices.filter((choice) => !choice.retired);
  return (
    <GridListItem
      id={field.id}
      textValue={field.name}
      className={styles.row ?? ''}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(field, event.currentTarget);
      }}
    >
      <AriaButton
        slot="drag"
        className={styles.grip ?? ''}
        aria-label={t('fields.drag', { name: field.name })}
      >
        <GripVertical size={16} aria-hidden />
      </AriaButton>
      <span className={styles.sign}>
        <Icon size={16} aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{field.name}</span>
        <span className={styles.kind}>
          {[t(`fields.kind.${field.kind}`), offered.map((choice) => choice.name).join(', ')]
            .filter((part) => part !== '')
            .join(': ')}
        </span>
      </span>
      {field.retired && <span className={styles.retired}>{t('fields.retired')}</span>}
      <AriaButton
        className={styles.more ?? ''}
        aria-label={t('fields.menu', { name: field.name })}
        onPress={(event) => {
          if (event.target instanceof HTMLElement) onMenu(field, event.target);
        }}
      >
        <Ellipsis size={16} aria-hidden />
      </AriaButton>
    </GridListItem>
  );
}
