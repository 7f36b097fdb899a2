import base from './playwright.config';

/** `npm run screenshot`: makes docs/screenshot.png anew. */
export default { ...base, testDir: 'screenshot', workers: 1, reporter: 'list' };
