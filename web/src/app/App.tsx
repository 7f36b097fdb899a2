import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { onSignedOut } from '@/api/client';
import { queryKeys } from '@/api/keys';
import { localeTag } from '@/i18n/tag';
import { HintRegion } from '@/ui/HintRegion';
import { ToastRegion } from '@/ui/ToastRegion';
import { watchConnection } from './connection/watchConnection';
import { makeQueryClient } from './queryClient';
import { makeRouter } from './router';
import { forgetUndo } from './undo';

export function App() {
  const { t, i18n } = useTranslation();
  const [queryClient] = useState(makeQueryClient);
  const [router] = useState(() => makeRouter(queryClient));

  useEffect(() => watchConnection(queryClient), [queryClient]);
  useEffect(
    () =>
      onSignedOut(() => {
        // Whoever was not signed in yet is led by the routes.
        if (queryClient.getQueryData(queryKeys.session()) === undefined) return;
        const { href } = router.state.location;
        // Nothing that the last person saw or did is left for the next one.
        queryClient.clear();
        forgetUndo();
        void router.navigate({ to: '/sign-in', search: { to: href } });
      }),
    [queryClient, router],
  );

  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={localeTag(i18n.language)}>
        <RouterProvider router={router} />
        <HintRegion label={t('shell.hint')} />
        <ToastRegion label={t('shell.notices')} closeLabel={t('common.close')} />
      </I18nProvider>
    </QueryClientProvider>
  );
}
