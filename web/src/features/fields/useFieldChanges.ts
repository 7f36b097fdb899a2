import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeField } from '@/api/fields';
import { queryKeys } from '@/api/keys';
import type { Field } from '@/api/types';
import { tellUndoable } from '@/app/undo';
import { problemText } from '@/i18n/words';
import { toast } from '@/ui/toasts';
import { moved } from './choices';

/** What is done to a field at once, and can be taken back. */
export interface FieldChanges {
  /** Offers it no longer, or again. */
  retire: (field: Field, retired: boolean) => void;
  /** Takes it to another place among the fields. */
  place: (field: Field, position: number) => void;
}

export function useFieldChanges(fields: readonly Field[]): FieldChanges {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.fields() });
  const attempt = (work: Promise<void>) => {
    work.catch(async (error: unknown) => {
      toast({ tone: 'error', text: problemText(t, error) });
      await refresh();
    });
  };

  return {
    retire: (field, retired) => {
      const text = t(retired ? 'fields.now_retired' : 'fields.now_offered', { name: field.name });
      attempt(
        changeField(field, { retired }).then(async (changed) => {
          await refresh();
          tellUndoable(t, { tone: 'success', text }, async () => {
            await changeField(changed, { retired: field.retired });
            await refresh();
            toast({ tone: 'success', text: t('common.undone') });
          });
        }),
      );
    },
    place: (field, position) => {
      const from = fields.findIndex(({ id }) => id === field.id);
      if (from === -1 || from === position) return;
      // It stands there at once; where it was not saved, it goes back.
      queryClient.setQueryData<Field[]>(queryKeys.fields(), moved(fields, from, position));
      attempt(
        changeField(field, { position }).then(async (changed) => {
          await refresh();
          tellUndoable(t, { tone: 'success', text: t('fields.moved', { name: field.name }) }, async () => {
            await changeField(changed, { position: from });
            await refresh();
            toast({ tone: 'success', text: t('common.undone') });
          });
        }),
      );
    },
  };
}
