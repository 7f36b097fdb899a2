import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '@/i18n/words';
import { SearchField } from '@/ui/SearchField';
import styles from './SearchBox.module.css';
import type { LibraryPlace } from './useLibrary';

/** How long one may pause in a word before it is looked for, in milliseconds. */
const PAUSE = 250;

interface Props {
  library: LibraryPlace;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Words to look for, in the address as soon as they are typed. In a folder: in it and below. */
export function SearchBox({ library: { folder, search, change }, inputRef }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const words = draft ?? search.q ?? '';
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const look = (next: string) => {
    window.clearTimeout(timer.current);
    setDraft(null);
    const q = next.trim();
    if (q === (search.q ?? '')) return;
    // The first word is a step to come back from; the letters after it are not.
    change({ q, sort: undefined, direction: undefined }, search.q === undefined ? 'push' : 'replace');
  };

  return (
    <search className={styles.search}>
      <SearchField
        ref={inputRef}
        label={folder === null ? t('library.search') : t('library.search_in', { name: nameOf(t, folder) })}
        placeholder={
          folder === null ? t('library.search') : t('library.search_in', { name: nameOf(t, folder) })
        }
        clearLabel={t('common.clear')}
        shortcut="/"
        value={words}
        onChange={(next) => {
          setDraft(next);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => look(next), PAUSE);
        }}
        onSubmit={look}
        onClear={() => look('')}
      />
      {folder !== null && search.q !== undefined && (
        <Link to="/library" search={{ q: search.q }} className={styles.everywhere}>
          {t('library.search_everywhere')}
        </Link>
      )}
    </search>
  );
}
