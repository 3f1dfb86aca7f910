import { defineConfig } from 'vitest/config';

const alias = { '@/': `${import.meta.dirname}/` };
const elsewhere = ['**/node_modules/**', '.next/**', '.data/**', 'tests/e2e/**'];

export default defineConfig({
  resolve: { alias },
  test: {
    // Two cores are what the gate promises to fit on; more workers make database tests slower, not faster.
    maxWorkers: 2,
    // `npm test` reads its counts from here, whatever the console shows.
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, 'tests/integration/**', 'tests/contracts/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,contracts}/**/*.test.ts'],
          globalSetup: 'tests/support/postgres.ts',
          setupFiles: 'tests/support/database-per-file.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
