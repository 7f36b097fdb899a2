import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { locales } from './build/locales.ts';
import { precompress } from './build/precompress.ts';

/** Where `./x dev` runs the server; the development pages ask it for everything that is not the UI. */
const SERVER = process.env.VITRINE_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), locales(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  build: {
    assetsDir: 'static',
    // The policy allows no data: URL but for pictures that the app makes itself.
    assetsInlineLimit: 0,
    manifest: true,
    target: 'es2023',
    // These know light-dark(); what stands in for it in older ones can't turn dark within a light page.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: SERVER, changeOrigin: false } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
  },
});
