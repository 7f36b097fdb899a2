import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inheritFolderAccess, saveFolderAccess } from '@/api/access';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { refreshLibrary } from '@/api/queries';
import type { AccessSaved, FolderAccess, Id } from '@/api/types';
import { forgetUndo } from '@/app/undo';
import { toChange, UNCHANGED, type Draft } from './draft';

/** What is saved: the drafted list, or none, so that the one above holds again. */
export type Saving = 'list' | 'inherit';

export interface AccessDraft {
  draft: Draft;
  change: (next: Draft) => void;
  discard: () => void;
  save: (what: Saving, confirm?: 'confirm') => void;
  saving: boolean;
  /** When it was last saved here. */
  savedAt: Date | null;
  /** Whether lists of subfolders stayed at the last save because the maker may not change them. */
  listsKept: boolean;
  error: Error | null;
  /** What has to be confirmed before it is saved, and by whom it is asked. */
  asks: { what: Saving; problem: Problem } | null;
  /** Leaves what was asked for undone. */
  withdraw: () => void;
}

/** The changes to one folder's list until they are saved. */
export function useAccessDraft(folder: Id, access: FolderAccess): AccessDraft {
  const queryClient = useQueryClient();
  // Whoever looks at another folder and comes back finds what they had changed; it goes with the list's version.
  const kept = queryKeys.accessDraft(folder, access.version);
  const [draft, show] = useState<Draft>(() => queryClient.getQueryData<Draft>(kept) ?? UNCHANGED);
  const setDraft = (next: Draft) => {
    show(next);
    queryClient.setQueryDefaults(queryKeys.accessDrafts(), { gcTime: Infinity });
    queryClient.setQueryData<Draft>(kept, next);
  };
  const [saved, setSaved] = useState<{ at: Date; listsKept: boolean } | null>(null);

  const attempt = useMutation({
    mutationFn: ({
      what,
      confirm,
    }: {
      what: Saving;
      confirm: 'confirm' | undefined;
    }): Promise<AccessSaved> => {
      if (what === 'inherit') return inheritFolderAccess(folder, access.version, confirm);
      const change = toChange(access, draft);
      return saveFolderAccess(
        folder,
        access.version,
        confirm === undefined ? change : { ...change, confirm: true },
      );
    },
    onSuccess: async (answer) => {
      forgetUndo();
      setDraft(UNCHANGED);
      setSaved({ at: new Date(), listsKept: answer.lists_kept });
      if (answer.access !== null) queryClient.setQueryData(queryKeys.access(folder), answer.access);
      // Who changes access may change what they themselves see.
      await refreshLibrary(queryClient);
    },
    onError: async (error) => {
      if (error instanceof Problem && error.code === 'stale') {
        setDraft(UNCHANGED);
        await queryClient.invalidateQueries({ queryKey: queryKeys.access(folder) });
      }
    },
  });

  const { error, variables } = attempt;
  const asks =
    error instanceof Problem && error.code === 'confirmation_needed' && variables !== undefined
      ? { what: variables.what, problem: error }
      : null;

  return {
    draft,
    change: (next) => {
      attempt.reset();
      setDraft(next);
    },
    discard: () => {
      attempt.reset();
      setDraft(UNCHANGED);
    },
    save: (what, confirm) => attempt.mutate({ what, confirm }),
    saving: attempt.isPending,
    savedAt: saved?.at ?? null,
    listsKept: saved?.listsKept ?? false,
    error: asks === null ? error : null,
    asks,
    withdraw: () => attempt.reset(),
  };
}
