import { defineConfig } from '@playwright/test';
import { chromium } from './house/browser';

/** The browser against the real program: one program for each worker, each on its own copy of the studio. */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './house/makeStudio.ts',
  // The machines that run this have two cores, and the program wants some of them.
  workers: 2,
  forbidOnly: true,
  // A browser on a machine that is busy with something else may be late once; it is told as flaky.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    ...chromium,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    trace: 'retain-on-failure',
  },
});
