import '@/tokens/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import '@/app/density';
import { localeAtStart } from '@/i18n/locale';
import { startTexts } from '@/i18n/start';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element with the id `root`');

const locale = localeAtStart(document.cookie, navigator.languages);
document.documentElement.lang = locale;
await startTexts(locale);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
