import { rmSync } from 'node:fs';
import { readReport } from './read-report';
import { runTool, type StepResult } from './step';

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
};

const REPORT = 'test-results/vitest.json';

/** Unit, architecture, contract and database tests. A file that can't even be loaded counts as one failure. */
export async function runVitest(): Promise<StepResult> {
  rmSync(REPORT, { force: true });
  const { code, output } = await runTool('vitest', 'run', '--reporter=default', '--reporter=json');
  const report = readReport<Report>(REPORT);
  if (!report) return { passed: 0, failed: 1, output };
  const notLoaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failures = report.numFailedTests + notLoaded.length;
  // Errors outside any test, or no tests at all, also end with a code.
  const failed = code === 0 ? failures : Math.max(1, failures);
  return { passed: report.numPassedTests, failed, output };
}
