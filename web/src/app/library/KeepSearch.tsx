import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { keepSearch } from '@/api/searches';
import type { Id } from '@/api/types';
import { fieldText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Bookmark } from '@/ui/icons';
import { TextField } from '@/ui/TextField';
import { toast } from '@/ui/toasts';
import { FormDialog } from '../FormDialog';
import type { LibrarySearch } from '../search';
import { keptFilters } from './keptSearch';

interface Props {
  search: LibrarySearch;
  /** The folder that it is looked for in; null is everywhere. */
  folder: Id | null;
}

/** Keeps what is looked for, under a name. */
export function KeepSearch({ search, folder }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={Bookmark} onPress={() => setOpen(true)}>
        {t('library.search_keep')}
      </Button>
      {open && <KeepDialog search={search} folder={folder} onClose={() => setOpen(false)} />}
    </>
  );
}

function KeepDialog({ search, folder, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState(search.q ?? '');
  const attempt = useMutation({
    mutationFn: () =>
      keepSearch({
        name: name.trim(),
        query: search.q ?? '',
        filters: keptFilters(search.only, folder),
        sort: search.sort ?? null,
        direction: search.direction ?? null,
      }),
    onSuccess: async (kept) => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.searches() });
      toast({ tone: 'success', text: t('library.search_kept', { name: kept.name }) });
      onClose();
    },
  });
  const wrong = fieldText(t, attempt.error, 'name');
  return (
    <FormDialog
      title={t('library.search_keep')}
      action={t('common.save')}
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('library.search_name')}
        value={name}
        onChange={setName}
        error={wrong}
        maxLength={255}
        autoComplete="off"
        isRequired
        autoFocus
        selected
      />
    </FormDialog>
  );
}
