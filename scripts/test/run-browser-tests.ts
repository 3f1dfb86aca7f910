import { rmSync } from 'node:fs';
import { findBrowser, installBrowser } from './browser';
import { readReport } from './read-report';
import { failed, runTool, type StepResult } from './step';

type Report = { stats: { expected: number; unexpected: number; flaky: number } };

const REPORT = 'test-results/playwright.json';

/** The browser tests, against the production build behind the same start as `npm start`. */
export async function runBrowserTests(): Promise<StepResult> {
  const browser = findBrowser() ?? installBrowser();
  if (!browser) {
    return failed(
      'No browser was found and none could be installed. Install Chromium or Chrome (Debian: `sudo apt-get install chromium`), ' +
        'or name one: CHROME_PATH=/path/to/chrome npm test. Everything else: npm test -- --no-browser',
    );
  }
  rmSync(REPORT, { force: true });
  process.env.CHROME_PATH = browser;
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = REPORT;
  const { code, output } = await runTool('@playwright/test#playwright', 'test', '--reporter=list,json');
  const report = readReport<Report>(REPORT);
  if (!report) return failed(output);
  const { expected, unexpected, flaky } = report.stats;
  const failures = unexpected + flaky;
  return { passed: expected, failed: code === 0 ? failures : Math.max(1, failures), output };
}
