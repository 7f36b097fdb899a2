import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '@/api/queries';
import type { Field } from '@/api/types';
import { useTitle } from '@/app/useTitle';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ListChecks, Plus } from '@/ui/icons';
import { ContextMenu } from '@/ui/Menu';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { FieldDialog } from './FieldDialog';
import { FieldMenuItems } from './FieldMenuItems';
import { FieldRow } from './FieldRow';
import styles from './FieldsPage.module.css';
import { useFieldChanges } from './useFieldChanges';

const NO_FIELDS: Field[] = [];

/** The fields that the account has beside those that every file has: made, named, put in order and retired here. */
export function FieldsPage() {
  const { t } = useTranslation();
  const { data, error } = useQuery(fieldsQuery());
  const fields = data ?? NO_FIELDS;
  const [open, setOpen] = useState<Field | 'new' | null>(null);
  const [menu, setMenu] = useState<Field | null>(null);
  const menuAnchor = useRef<HTMLElement | null>(null);
  const changes = useFieldChanges(fields);
  const { dragAndDropHooks } = useDragAndDrop<Field>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameOf(String(key)) })),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const field = fields.find(({ id }) => id === key);
      const from = fields.findIndex(({ id }) => id === key);
      const onto = fields.findIndex(({ id }) => id === target.key);
      if (field === undefined || onto === -1) return;
      const gap = target.dropPosition === 'before' ? onto : onto + 1;
      changes.place(field, from < gap ? gap - 1 : gap);
    },
  });
  useTitle(t('fields.title'));

  function nameOf(id: string): string {
    return fields.find((field) => field.id === id)?.name ?? '';
  }
  const openMenu = (field: Field, anchor: HTMLElement) => {
    menuAnchor.current = anchor;
    setMenu(field);
  };
  const make = (
    <Button variant="primary" icon={Plus} onPress={() => setOpen('new')}>
      {t('fields.create')}
    </Button>
  );

  return (
    <main id="content" className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.header}>
          <div>
            <h1 className={styles.title}>{t('fields.title')}</h1>
            <p className={styles.text}>{t('fields.text')}</p>
          </div>
          {fields.length > 0 && make}
        </header>
        {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
        {data === undefined && error === null && <Skeleton lines={6} />}
        {data?.length === 0 && (
          <EmptyState icon={ListChecks} title={t('fields.none')} text={t('fields.none_text')} action={make} />
        )}
        {fields.length > 0 && (
          <GridList
            aria-label={t('fields.title')}
            items={fields}
            selectionMode="none"
            onAction={(key) => setOpen(fields.find(({ id }) => id === key) ?? null)}
            dragAndDropHooks={dragAndDropHooks}
            className={styles.list ?? ''}
          >
            {(field) => <FieldRow field={field} onMenu={openMenu} />}
          </GridList>
        )}
      </div>
      {menu !== null && (
        <ContextMenu
          label={t('fields.menu', { name: menu.name })}
          triggerRef={menuAnchor}
          onClose={() => setMenu(null)}
        >
          <FieldMenuItems
            field={menu}
            position={fields.findIndex(({ id }) => id === menu.id)}
            last={fields.length - 1}
            changes={changes}
            onEdit={() => setOpen(menu)}
          />
        </ContextMenu>
      )}
      {open !== null && <FieldDialog field={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </main>
  );
}
