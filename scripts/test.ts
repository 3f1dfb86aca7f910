import { generateClient } from './generate';
import { exitWith, Problem } from './problem';
import { buildConsole, needsBuild } from './serve/build';
import { checkLock } from './test/check-lock';
import { runBrowserTests } from './test/run-browser-tests';
import { runVitest } from './test/run-vitest';
import { check, failed, passed, type Step, type StepResult } from './test/step';

// npm test [-- --no-browser]: every check and every test, one after the other; the last line is the sum.

const BROWSER = 'browser tests';

const steps: Step[] = [
  { name: 'lock file', run: async () => checkLock() },
  { name: 'database client', run: async () => passed(String(generateClient())) },
  { name: 'route types', run: () => check('next', 'typegen') },
  { name: 'types', needs: ['database client'], run: () => check('typescript#tsc', '--noEmit', '-p', '.') },
  { name: 'format and style', run: () => check('@biomejs/biome#biome', 'check', '--error-on-warnings', '.') },
  { name: 'lint', needs: ['database client'], run: () => check('oxlint', '--type-aware', '--deny-warnings') },
  { name: 'unused code', needs: ['database client'], run: () => check('knip') },
  { name: 'migrations', run: () => check('tsx', 'scripts/db.ts', 'check') },
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
  const results = new Map<string, StepResult>();
  for (const step of steps) {
    if (step.name === BROWSER && withoutBrowser) console.log(`${step.name}: left out (--no-browser)`);
    else results.set(step.name, await runStep(step, results));
  }
  const sum = (of: 'passed' | 'failed') =>
    [...results.values()].reduce((total, result) => total + result[of], 0);
  console.log(
    `\nAll of it took ${seconds(startedAt)}.${withoutBrowser ? ' Left out: the browser tests.' : ''}`,
  );
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}

async function runStep(step: Step, results: Map<string, StepResult>): Promise<StepResult> {
  const startedAt = performance.now();
  const missing = step.needs?.filter((name) => (results.get(name)?.failed ?? 1) > 0) ?? [];
  const result = missing.length
    ? failed(`Not run: it needs ${missing.join(' and ')}.`)
    : await step
        .run()
        .catch((error: unknown) => failed(error instanceof Problem ? error.message : String(error)));
  const counts =
    result.passed + result.failed > 1 ? `${result.passed} passed, ${result.failed} failed, ` : '';
  console.log(`${step.name}: ${counts}${result.failed ? 'FAILED' : 'ok'} (${seconds(startedAt)})`);
  if (result.failed) console.log(`${result.output.trimEnd()}\n`);
  return result;
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

await main().catch(exitWith);
