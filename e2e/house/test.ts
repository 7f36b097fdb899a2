import { type BrowserContext, type Page, expect, test as base } from '@playwright/test';
import { Api } from './api';
import { type Login, PASSWORD, PEOPLE } from './people';
import { Program } from './program';
import { copyOfStudio } from './studio';

export { expect };

interface InATest {
  /** Opens a page of somebody's own, signed in, at the library. Each has a browser of their own. */
  as: (login: Login, path?: string) => Promise<Page>;
  /** Somebody's own use of the API. */
  api: (login: Login) => Promise<Api>;
}

interface InAWorker {
  /** The program, on this worker's copy of the studio. */
  program: Program;
}

export const test = base.extend<InATest, InAWorker>({
  program: [
    async ({}, use) => {
      const { data, remove } = await copyOfStudio();
      const program = await Program.start(data);
      await use(program);
      await program.stop();
      await remove();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ program }, use) => use(program.url),

  as: async ({ browser, contextOptions, program }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (login, path = '/library') => {
      const context = await browser.newContext({ ...contextOptions, baseURL: program.url });
      contexts.push(context);
      const answer = await context.request.post('/api/v1/session', { data: { login, password: PASSWORD } });
      expect(answer.ok(), `${PEOPLE[login]} signs in`).toBe(true);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
  },

  api: async ({ program }, use) => {
    const opened: Api[] = [];
    await use(async (login) => {
      const api = await Api.signIn(program.url, login);
      opened.push(api);
      return api;
    });
    for (const api of opened) await api.close();
  },
});
