import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The API is on the same origin; `npx vite apps/web` passes it on to a running region.
const api = process.env.YIPANQI_API ?? 'http://127.0.0.1:8610';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { '/api': api } },
  build: {
    target: 'es2020',
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'framework',
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack|i18next|react-i18next)\//,
              priority: 2,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    globals: true,
    include: ['src/**/*.test.tsx'],
    setupFiles: ['src/test-setup.ts'],
    testTimeout: 60_000,
  },
});
