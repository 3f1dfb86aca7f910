import { defineConfig } from 'vitest/config';

const alias = { '@/': `${import.meta.dirname}/` };
const elsewhere = ['**/node_modules/**', '.next/**', '.data/**', 'tests/e2e/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    // Two cores are what the gate promises to fit on; more workers make database tests slower, not faster.
    maxWorkers: 2,
    // The files of a worker share its modules: loading them anew for each took as long as the tests.
    isolate: false,
    // A test that hangs fails; one on a machine that has much else to do does not.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // `npm test` reads its counts from here, whatever the console shows.
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, 'tests/integration/**', 'tests/contracts/**', 'tests/workflows/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,contracts,workflows}/**/*.test.ts'],
          globalSetup: 'tests/support/postgres.ts',
          setupFiles: 'tests/support/database-per-file.ts',
          // A real workflow server, when one is named, waits longer before it tries again than the embedded one in tests.
          ...(process.env.WORKFLOW_TEST_SERVER ? { testTimeout: 180_000 } : {}),
          // Workflow tests of one file wait beside each other: for timers, not for the processor.
          maxConcurrency: 20,
        },
      },
    ],
  },
});
