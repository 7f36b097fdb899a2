import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { leaveSupermode } from '@/api/session';
import { problemText } from '@/i18n/words';
import { toast } from '@/ui/toasts';

export interface Leave {
  leave: () => void;
  leaving: boolean;
}

/** Turns super-admin mode off. */
export function useLeave(): Leave {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: leaveSupermode,
    onSuccess: async (me) => {
      queryClient.setQueryData(queryKeys.session(), me);
      toast({ tone: 'success', text: t('supermode.now_off') });
      // What only the mode had shown is in sight no longer.
      await queryClient.invalidateQueries();
    },
    onError: (error) => toast({ tone: 'error', text: problemText(t, error) }),
  });
  return { leave: () => mutate(), leaving: isPending };
}
