import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': `${root}/node_modules/server-only/empty.js` } },
  test: {
    // On two cores Vitest would use one; and much of what it waits for is other processes.
    maxWorkers: '100%',
    // Only ends what hangs: many other things may be going on where the tests run.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app,scripts,messages}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,scripts}/**/*.integration.test.ts'],
          globalSetup: ['lib/db/test-global-setup.ts'],
        },
      },
    ],
  },
});
