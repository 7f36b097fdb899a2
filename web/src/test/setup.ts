import { cleanup } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { startTexts } from '@/i18n/start';

beforeAll(() => startTexts('en'));
afterEach(cleanup);
