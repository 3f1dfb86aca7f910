import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

// The shell without a window first: it draws a page in half the time of the whole browser.
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium or Chrome of this machine: CHROME_PATH, the usual places, Playwright's own. */
export function findBrowser(): string | null {
  const places = [process.env.CHROME_PATH, ...PLACES, chromium.executablePath()];
  return places.find((place) => place && existsSync(place)) ?? null;
}

/** Debian's Chromium where there is apt and root, else the one Playwright downloads; `null` when neither works. */
export function installBrowser(): string | null {
  console.log('  no browser found, installing one …');
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    for (const browser of ['chromium-headless-shell', 'chromium']) {
      const installed = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser], {
        env,
      });
      if (installed.status === 0) break;
    }
  } else {
    spawnSync(process.execPath, [
      path.resolve('node_modules/@playwright/test/cli.js'),
      'install',
      'chromium',
    ]);
  }
  return findBrowser();
}
