import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dataPath } from '@/lib/platform/data-dir';
import { Problem } from '../problem';
import { nextCli } from './build';

/** Where a batch of signals is taken in, what it needs outlives the few MB that Node gives young objects: they are moved again and again. */
const YOUNG_MB = 64;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 8_000;

export type AppOptions = { mode: 'start' | 'dev'; host: string; port: number };

export type AppProcess = {
  /** Resolves when the app answers; throws a `Problem` when it ends before. */
  ready(): Promise<void>;
  /** Resolves when the process has ended, wanted or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** Starts Next as a child that ends with this process. Its log is `app.log` in the data folder; errors also show here. */
export function startApp({ mode, host, port }: AppOptions): AppProcess {
  const logFile = dataPath('app.log');
  const output = openSync(logFile, 'w');
  const preloads = ['exit-with-parent.mjs', 'request-limits.mjs'].flatMap((file) => [
    '--import',
    pathToFileURL(path.resolve('scripts/serve', file)).href,
  ]);
  const child = spawn(
    process.execPath,
    [
      `--max-semi-space-size=${YOUNG_MB}`,
      ...preloads,
      nextCli(),
      mode,
      '--hostname',
      host,
      '--port',
      String(port),
    ],
    {
      // A group of its own: Ctrl-C then reaches the supervisor alone, which stops everything in order.
      detached: true,
      stdio: ['ignore', mode === 'dev' ? 'inherit' : output, 'inherit', 'ipc'],
      env: {
        ...ownVariables(),
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  );
  closeSync(output);
  const ended = once(child, 'exit').then(() => {});
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;

  return {
    ended,
    async ready() {
      for (let waitedMs = 0; waitedMs < READY_WITHIN_MS && isRunning(); waitedMs += 100) {
        if (await answers(url)) return;
        await sleep(100);
      }
      const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
      throw new Problem(
        `The app did not come up${isRunning() ? ' within a minute' : ''}. The end of ${logFile}:\n${tail}`,
      );
    },
    async stop() {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      if (isRunning()) child.kill('SIGKILL');
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    return true;
  } catch {
    return false;
  }
}

/** The environment without what npm adds to it: the workflow SDK copies all of it at each step, which costs by the variable. */
function ownVariables(): Partial<NodeJS.ProcessEnv> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
}
