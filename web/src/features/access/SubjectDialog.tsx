import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Autocomplete, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { findSubjects } from '@/api/access';
import { queryKeys } from '@/api/keys';
import type { Subject } from '@/api/types';
import { nameOf, problemText } from '@/i18n/words';
import { Avatar } from '@/ui/Avatar';
import { Dialog } from '@/ui/Dialog';
import { Users } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { SearchField } from '@/ui/SearchField';
import { keyOf, type SubjectKey } from './draft';
import styles from './SubjectDialog.module.css';

interface Props {
  title: string;
  /** Which kind alone is looked for; both where it is left out. */
  only?: Subject['kind'];
  /** Who stands in the list already. */
  taken: ReadonlySet<SubjectKey>;
  onPick: (subject: Subject) => void;
  onClose: () => void;
}

/** Finds a group or a person to put into the list. */
export function SubjectDialog({ title, only, taken, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: queryKeys.subjects(query),
    queryFn: ({ signal }) => findSubjects(query, signal),
    placeholderData: keepPreviousData,
  });
  // The server knows presets by the name that they were founded with, not by the one that is shown.
  const { data: all } = useQuery({
    queryKey: queryKeys.subjects(''),
    queryFn: ({ signal }) => findSubjects('', signal),
    staleTime: 60_000,
  });
  const presets = (all ?? []).filter(
    (subject) => subject.preset !== null && contains(nameOf(t, subject), query),
  );
  const found = distinct([...presets, ...(data ?? [])]).filter(
    (subject) => !taken.has(keyOf(subject)) && (only === undefined || subject.kind === only),
  );

  const find = only === 'user' ? t('access.find_person') : t('access.find');

  return (
    <Dialog title={title} onClose={onClose} closeLabel={t('common.close')}>
      {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
      <Autocomplete inputValue={words} onInputChange={setWords}>
        <SearchField label={find} clearLabel={t('common.clear')} placeholder={find} autoFocus />
        <ListBox
          aria-label={t('access.found')}
          items={found.map((subject) => ({ id: keyOf(subject), subject }))}
          onAction={(key) => {
            const subject = found.find((each) => keyOf(each) === key);
            if (subject !== undefined) onPick(subject);
          }}
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.none}>{t('access.found_none')}</p>}
        >
          {({ subject }) => (
            <ListBoxItem textValue={nameOf(t, subject)} className={styles.item ?? ''}>
              {subject.kind === 'user' ? (
                <Avatar name={nameOf(t, subject)} />
              ) : (
                <span className={styles.group}>
                  <Users size={15} aria-hidden />
                </span>
              )}
              <Text slot="label" className={styles.name ?? ''}>
                {nameOf(t, subject)}
              </Text>
              <Text slot="description" className={styles.kind ?? ''}>
                {subject.kind === 'user'
                  ? t('access.person')
                  : subject.people === null
                    ? t('access.group')
                    : t('access.people', { count: subject.people })}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}

function contains(name: string, part: string): boolean {
  return name.toLocaleLowerCase().includes(part.toLocaleLowerCase());
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
}
