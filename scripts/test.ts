import { generateClient } from './generate';
import { exitWith, Problem } from './problem';
import { buildConsole, needsBuild } from './serve/build';
import { checkLock } from './test/check-lock';
import { runBrowserTests } from './test/run-browser-tests';
import { runVitest } from './test/run-vitest';
import { check, passed, type Step, type StepResult } from './test/step';
import { Steps } from './test/steps';

// npm test [-- --no-browser]: every check and every test; the last line is the sum.

const BROWSER = 'browser tests';

/** Each keeps about one core busy: two go on at a time. */
const checks: Step[] = [
  { name: 'lock file', run: async () => checkLock() },
  { name: 'database client', run: async () => passed(String(generateClient())) },
  { name: 'route types', run: () => check('next', 'typegen') },
  { name: 'unused code', needs: ['database client'], run: () => check('knip') },
  { name: 'migrations', needs: ['database client'], run: () => check('tsx', 'scripts/db.ts', 'check') },
  { name: 'format and style', run: () => check('@biomejs/biome#biome', 'check', '--error-on-warnings', '.') },
  {
    name: 'types',
    needs: ['database client', 'route types'],
    run: () => check('typescript#tsc', '--noEmit', '-p', '.'),
  },
  {
    name: 'lint',
    needs: ['database client', 'route types'],
    run: () => check('oxlint', '--type-aware', '--deny-warnings'),
  },
];

/** Each has the machine to itself. */
const runs: Step[] = [
  { name: 'tests', needs: ['database client'], run: runVitest },
  { name: 'build', needs: ['database client'], run: build },
  { name: BROWSER, needs: ['build'], run: runBrowserTests },
];

async function build(): Promise<StepResult> {
  if (needsBuild()) await buildConsole();
  return passed();
}

async function main(): Promise<void> {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => option !== '--no-browser');
  if (unknown) throw new Problem(`npm test knows --no-browser only, not ${unknown}.`);
  const withoutBrowser = options.includes('--no-browser');

  const startedAt = performance.now();
  const steps = new Steps();
  await steps.run(checks, 2);
  await steps.run(
    runs.filter(({ name }) => !(withoutBrowser && name === BROWSER)),
    1,
  );
  const results = await steps.results();
  const sum = (of: 'passed' | 'failed') => results.reduce((total, result) => total + result[of], 0);
  console.log(
    `\nAll of it took ${seconds(startedAt)}.${withoutBrowser ? ' Left out: the browser tests.' : ''}`,
  );
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

await main().catch(exitWith);
