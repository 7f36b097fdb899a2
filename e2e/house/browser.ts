import { existsSync } from 'node:fs';
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from '@playwright/test';

/** Debian's own Chromium where it is; else the one that Playwright finds by itself. */
const SYSTEM = '/usr/bin/chromium';

/** Root may not use Chromium's sandbox, and containers run as root. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const chromium: Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> = {
  browserName: 'chromium',
  launchOptions: { args, ...(existsSync(SYSTEM) && { executablePath: SYSTEM }) },
};
