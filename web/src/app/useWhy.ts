import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { explanationQuery } from '@/api/queries';
import type { ActionFunction, Target } from '@/api/types';
import { problemText } from '@/i18n/words';
import { toast } from '@/ui/toasts';

/**
 * Tells why one may not do something, in the words that the server has for whoever was refused, with a way to the page
 * that explains decisions.
 */
export function useWhy(): (action: ActionFunction, on: Target) => void {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (action, on) => {
    const search = {
      action,
      ...(on.kind === 'folder' ? { folder: on.id } : on.kind === 'asset' ? { asset: on.id } : {}),
    };
    queryClient.query(explanationQuery(null, action, on)).then(
      ({ told }) =>
        toast({
          tone: 'info',
          text: told?.text ?? t('explain.answer.allowed_by_now'),
          action: { label: t('explain.why'), onPress: () => void navigate({ to: '/access', search }) },
        }),
      (error: unknown) => toast({ tone: 'error', text: problemText(t, error) }),
    );
  };
}
