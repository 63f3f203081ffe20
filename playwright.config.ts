import { defineConfig } from '@playwright/test';

/** Production build, real Postgres, the sandbox over real HTTP: see `e2e/serve.ts`. */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  // One more than the cores of a small machine: much of what the tests wait for is a carrier's next poll.
  workers: 3,
  retries: 0,
  // Only ends what hangs; waiting for one thing has its own time.
  timeout: 150_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM || '/usr/bin/chromium',
      args: [
        // Chromium's own sandbox cannot run as root, as in containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Shops' own domains, which are no more than names here.
        '--host-resolver-rules=MAP *.example 127.0.0.1',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-quic',
      ],
    },
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
});
