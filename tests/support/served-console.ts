import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitForSample } from '../e2e/support/sample';

const READY_WITHIN_MS = 180_000;
const FILLED_WITHIN_MS = 300_000;

/**
 * Global setup of the browser tests: the console as `npm start` serves it, with data of its own in a temporary folder, and its
 * sample workspace filled.
 * The administrator it made is handed to the tests as MANDATE_E2E_EMAIL and MANDATE_E2E_PASSWORD, the folder as
 * MANDATE_E2E_DATA_DIR. The database is always its own: the tests make and change what they like.
 */
export default async function serveConsole(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'mandate-e2e-'));
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      NEXTAUTH_URL: '',
      MANDATE_DATA_DIR: dataDir,
      PORT: process.env.MANDATE_E2E_PORT,
      // The receivers of the tests are on this machine.
      WEBHOOKS_INSIDE: 'yes',
    },
  });
  const output = await waitForSignIn(child);
  const [, email, password] = /Sign in as (\S+) with the password (\S+)/.exec(output) ?? [];
  process.env.MANDATE_E2E_EMAIL = email;
  process.env.MANDATE_E2E_PASSWORD = password;
  process.env.MANDATE_E2E_DATA_DIR = dataDir;
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await waitForSample(FILLED_WITHIN_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

function waitForSignIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail('not ready after three minutes'), READY_WITHIN_MS);
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill('SIGTERM');
      reject(new Error(`The console did not start (${reason}):\n${output}`));
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (!/Sign in as \S+ with the password \S+/.test(output)) return;
        clearTimeout(timer);
        resolve(output);
      });
    }
    child.once('exit', (code) => fail(`it ended with ${code}`));
  });
}
