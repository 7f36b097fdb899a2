import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Folder, FolderAccess, Id, PlaceFunction } from '@/api/types';
import { sectionsOf } from '@/app/functionSections';
import { Failure } from '@/app/Failure';
import { useLocale } from '@/i18n/useLocale';
import { nameOf } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { CircleCheck, FolderInput, Plus, ShieldCheck } from '@/ui/icons';
import styles from './AccessPanel.module.css';
import { addSubject, countChanges, isChanged, keyOf, rowsOf, toChange, type Row } from './draft';
import { InheritDialog } from './InheritDialog';
import { LockOutDialog } from './LockOutDialog';
import { PreviewLine } from './PreviewLine';
import { ReviewLine } from './review/ReviewLine';
import { SubjectCard } from './SubjectCard';
import { SubjectDialog } from './SubjectDialog';
import { useAccessDraft } from './useAccessDraft';
import { useFocusAbove } from './useFocusAbove';

interface Props {
  folder: Pick<Folder, 'id' | 'name' | 'preset'>;
  access: FolderAccess;
}

/** The list of a folder with the changes that are not saved yet. */
export function AccessList({ folder, access }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const locale = useLocale();
  const [adding, setAdding] = useState(false);
  const [inheriting, setInheriting] = useState(false);
  const list = useAccessDraft(folder.id, access);
  const { draft, change } = list;
  const sections = useMemo(() => sectionsOf(access.functions), [access.functions]);
  const rows = rowsOf(access, draft);
  const changed = isChanged(draft);
  // A folder that hands down another list than its own can be made to hand down this one.
  const saveable = changed || access.below !== null;
  const from = access.inherited_from;
  const listRef = useRef<HTMLUListElement>(null);
  const footRef = useRef<HTMLElement>(null);
  useFocusAbove(listRef, footRef);

  return (
    <div className={styles.panel}>
      <header className={styles.origin}>
        {access.own ? <ShieldCheck size={18} aria-hidden /> : <FolderInput size={18} aria-hidden />}
        <div className={styles.originText}>
          <strong>
            {access.own
              ? t('access.own')
              : t('access.inherits', { name: from === null ? t('access.above') : nameOf(t, from) })}
          </strong>
          <span>{access.own ? t('access.own_text') : t('access.inherits_text')}</span>
        </div>
        {access.own && (
          <Button variant="quiet" pending={list.saving} onPress={() => setInheriting(true)}>
            {t('access.back')}
          </Button>
        )}
      </header>

      <ul ref={listRef} aria-label={t('access.list', { name: nameOf(t, folder) })}>
        {rows.map((row) => (
          <li key={row.key}>
            <SubjectCard
              row={row}
              access={access}
              draft={draft}
              sections={sections}
              onChange={change}
              onWhy={(action) => void navigate({ to: '/access', search: questionOf(row, action, folder.id) })}
            />
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className={styles.nobody}>{t('access.nobody')}</p>}
      <Button variant="quiet" icon={Plus} onPress={() => setAdding(true)} className={styles.add}>
        {t('access.add')}
      </Button>

      <footer ref={footRef} className={styles.footer} data-changed={changed || undefined}>
        <Checkbox
          isSelected={draft.subfolders === 'update'}
          onChange={(update) => change({ ...draft, subfolders: update ? 'update' : 'keep' })}
        >
          {t('access.update')}
        </Checkbox>
        {saveable && (
          <div>
            <PreviewLine folder={folder.id} access={access} draft={draft} />
            <ReviewLine
              folder={folder.id}
              version={access.version}
              change={{ kind: 'folder_list', folder: folder.id, list: toChange(access, draft) }}
              saving={list.saving}
              onSave={() => list.save('list')}
            />
          </div>
        )}
        <Failure error={list.error} />
        <div className={styles.actions}>
          <span className={styles.status} role="status">
            {changed
              ? t('access.changes', { count: countChanges(draft) })
              : list.savedAt !== null && (
                  <>
                    <CircleCheck size={16} aria-hidden />
                    {t('access.saved', {
                      time: list.savedAt.toLocaleTimeString(locale, {
                        hour: '2-digit',
                        minute: '2-digit',
                      }),
                    })}
                    {list.listsKept && ` ${t('access.kept')}`}
                  </>
                )}
          </span>
          {changed && (
            <Button variant="quiet" onPress={list.discard}>
              {t('access.discard')}
            </Button>
          )}
          <Button
            variant="primary"
            pending={list.saving}
            unavailable={saveable ? null : t('access.nothing')}
            onPress={() => list.save('list')}
          >
            {t('common.save')}
          </Button>
        </div>
      </footer>

      {adding && (
        <SubjectDialog
          title={t('access.add')}
          taken={new Set(rows.filter((row) => row.status !== 'removed').map((row) => keyOf(row.subject)))}
          onClose={() => setAdding(false)}
          onPick={(subject) => {
            change(addSubject(access, draft, subject));
            setAdding(false);
          }}
        />
      )}
      {inheriting && (
        <InheritDialog
          folder={folder.id}
          name={nameOf(t, folder)}
          version={access.version}
          onCancel={() => setInheriting(false)}
          onConfirm={() => {
            setInheriting(false);
            list.save('inherit');
          }}
        />
      )}
      {list.asks !== null && (
        <LockOutDialog
          folder={nameOf(t, folder)}
          problem={list.asks.problem}
          pending={list.saving}
          onCancel={list.withdraw}
          onConfirm={() => {
            if (list.asks !== null) list.save(list.asks.what, 'confirm');
          }}
        />
      )}
    </div>
  );
}

/** What the page on access is asked: why a person may, and of a group, who may at all. */
function questionOf({ subject }: Row, action: PlaceFunction, folder: Id) {
  return subject.kind === 'user'
    ? ({ view: 'why', person: subject.id, action, folder } as const)
    : ({ view: 'who', action, folder } as const);
}
