import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from '@/api/queries';
import { readAccessSearch } from './access/accessSearch';
import { NotFound } from './NotFound';
import { readLibrarySearch, readSignInSearch } from './search';
import { settingsOf } from './settings/settings';
import { Shell } from './shell/Shell';

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.query({ ...sessionQuery(), staleTime: 'static' });
    } catch {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.href } });
    }
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/library' });
  },
});

const library = createRoute({
  getParentRoute: () => signedIn,
  path: '/library',
  validateSearch: readLibrarySearch,
  component: lazyRouteComponent(() => import('./library/LibraryPage'), 'LibraryPage'),
});

// The page stays while one goes from folder to folder: these two only say which is open.
const everything = createRoute({ getParentRoute: () => library, path: '/' });
const folder = createRoute({ getParentRoute: () => library, path: '$folderId' });

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  component: lazyRouteComponent(() => import('@/features/tokens/TokensPage'), 'TokensPage'),
});

const access = createRoute({
  getParentRoute: () => signedIn,
  path: '/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('./access/AccessPage'), 'AccessPage'),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage'),
});

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.query({ ...sessionQuery(), staleTime: 'static' });
    const [first] = settingsOf(me.can);
    if (first !== undefined) throw redirect({ to: first.to });
  },
});

const tags = createRoute({
  getParentRoute: () => settings,
  path: '/tags',
  component: lazyRouteComponent(() => import('@/features/tags/TagsPage'), 'TagsPage'),
});

const fields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  component: lazyRouteComponent(() => import('@/features/fields/FieldsPage'), 'FieldsPage'),
});

// An address that leads nowhere: within the shell, so that there are ways on.
const nowhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFound });

const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    library.addChildren([everything, folder]),
    access,
    tokens,
    settings.addChildren([settingsHome, tags, fields]),
    nowhere,
  ]),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: false,
    // What an address says beyond what a page reads of it is dropped, not handed on unread.
    search: { strict: true },
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
