import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState, type RefObject } from 'react';
import { Autocomplete, Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { completeSearch } from '@/api/searches';
import type { Completion } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { nameOf } from '@/i18n/words';
import menu from '@/ui/Menu.module.css';
import { SearchField } from '@/ui/SearchField';
import { completed, inLanguage } from './completed';
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
  const box = useRef<HTMLElement>(null);
  const words = draft ?? search.q ?? '';
  const [waiting, setWaiting] = useState(false);
  const [open, setOpen] = useState(false);
  // The address went elsewhere, as by the way back: what was typed before is of another search.
  const [known, setKnown] = useState(search.q);
  if (search.q !== known) {
    setKnown(search.q);
    if (!waiting && draft?.trim() !== (search.q ?? '')) setDraft(null);
  }
  const { items: found, replaces } = useCompletions(words, open);
  const items = found.map((item) => inLanguage(t, item));
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const look = (next: string) => {
    window.clearTimeout(timer.current);
    // A blank at the end is no part of what is looked for, but the next word is typed after it.
    setWaiting(false);
    const q = next.trim();
    if (q === (search.q ?? '')) return;
    // The first word is a step to come back from; the letters after it are not.
    change({ q, sort: undefined, direction: undefined }, search.q === undefined ? 'push' : 'replace');
  };
  const type = (next: string) => {
    if (next === words) return;
    setDraft(next);
    setWaiting(true);
    setOpen(next !== '');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => look(next), PAUSE);
  };
  const name = folder === null ? t('library.search') : t('library.search_in', { name: nameOf(t, folder) });

  return (
    <search className={styles.search} ref={box}>
      <Autocomplete inputValue={words} onInputChange={type} disableAutoFocusFirst>
        <SearchField
          ref={inputRef}
          label={name}
          placeholder={name}
          clearLabel={t('common.clear')}
          shortcut="/"
          onSubmit={(next) => {
            setOpen(false);
            look(next);
          }}
          onClear={() => {
            setDraft(null);
            look('');
          }}
        />
        <Popover
          isNonModal
          isOpen={open && items.length > 0}
          onOpenChange={setOpen}
          triggerRef={box}
          placement="bottom start"
          offset={4}
          className={menu.popover ?? ''}
        >
          <Menu
            aria-label={t('library.completions')}
            className={menu.menu ?? ''}
            items={items.map((item) => ({ id: `${item.kind} ${item.insert}`, item }))}
          >
            {({ item }) => (
              <Row
                item={item}
                onAction={() => {
                  type(completed(words, replaces, item));
                  setOpen(item.kind === 'field');
                }}
              />
            )}
          </Menu>
        </Popover>
      </Autocomplete>
      {folder !== null && search.q !== undefined && (
        <Link to="/library" search={{ q: search.q }} className={styles.everywhere}>
          {t('library.search_everywhere')}
        </Link>
      )}
    </search>
  );
}

function Row({ item, onAction }: { item: Completion; onAction: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <MenuItem textValue={item.label} onAction={onAction} className={menu.item ?? ''}>
      <Text slot="label" className={styles.label ?? ''}>
        {item.label}
      </Text>
      <span className={styles.kind}>
        {[
          t(`library.completion.${item.kind}`),
          item.count === null ? null : new Intl.NumberFormat(locale).format(item.count),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </MenuItem>
  );
}

const NOTHING: { items: Completion[]; replaces: string } = { items: [], replaces: '' };

/** What the end of the words may become. Without an answer there is just the field. */
function useCompletions(words: string, enabled: boolean): { items: Completion[]; replaces: string } {
  const text = useDeferredValue(words);
  const { data } = useQuery({
    queryKey: queryKeys.completions(text),
    queryFn: ({ signal }) => completeSearch(text, signal),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  // An answer to other words would be put in the wrong place.
  return data !== undefined && text === words && words.endsWith(data.replaces) ? data : NOTHING;
}
