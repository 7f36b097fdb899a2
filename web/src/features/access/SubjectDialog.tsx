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
  /** Who stands in the list already. */
  taken: ReadonlySet<SubjectKey>;
  onPick: (subject: Subject) => void;
  onClose: () => void;
}

/** Finds a group or a person to put into the list. */
export function SubjectDialog({ taken, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim());
  const { data, error } = useQuery({
    queryKey: queryKeys.subjects(query),
    queryFn: ({ signal }) => findSubjects(query, signal),
    placeholderData: keepPreviousData,
  });
  const found = (data ?? []).filter((subject) => !taken.has(keyOf(subject)));

  return (
    <Dialog title={t('access.add')} onClose={onClose} closeLabel={t('common.close')}>
      {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
      <Autocomplete inputValue={words} onInputChange={setWords}>
        <SearchField
          label={t('access.find')}
          clearLabel={t('common.clear')}
          placeholder={t('access.find')}
          autoFocus
        />
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
