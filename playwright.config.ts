import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/test/browser';

// Chosen once by the first process; its workers inherit it.
process.env.MANDATE_E2E_PORT ??= String(20_000 + (process.pid % 20_000));

const READING = 'pages-accessible.spec.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/support/served-console.ts',
  // Two browsers at most: app, engine and database share the two cores with them. The tests share one workspace, so only
  // those that change nothing run beside the others.
  workers: 2,
  projects: [
    { name: 'acting', testIgnore: READING, workers: 1 },
    { name: 'reading', testMatch: READING, workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  retries: 0,
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${process.env.MANDATE_E2E_PORT}`,
    timezoneId: 'UTC',
    // Recording every test costs an eighth of the time: TRACE=1 npx playwright test NAME, where one fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
