import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { dataPath } from '@/lib/platform/data-dir';

/** What takes in a batch of signals outlives the few MB that Node gives young objects: they are moved again and again. */
const YOUNG_MB = 64;
const STOP_WITHIN_MS = 8_000;

export type PartOptions = {
  /** Its log is `<name>.log` in the data folder. */
  name: string;
  /** What Node is to run, with its arguments. */
  args: readonly string[];
  /** Modules that are loaded before, by their file in this folder. */
  preload?: readonly string[];
  env: Readonly<Record<string, string>> & { NODE_ENV: 'development' | 'production' };
  /** Shows its output instead of writing it to the log. */
  isShown?: boolean;
};

export type PartProcess = {
  isRunning(): boolean;
  /** Resolves when the process has ended, wanted or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
  /** The end of its log. */
  tail(): string;
};

/** Starts a part of the console as a child that ends with this process. Its errors also show here. */
export function startPart({ name, args, preload = [], env, isShown = false }: PartOptions): PartProcess {
  const logFile = dataPath(`${name}.log`);
  const output = openSync(logFile, 'w');
  const preloads = ['exit-with-parent.mjs', ...preload].flatMap((file) => [
    '--import',
    pathToFileURL(path.resolve('scripts/serve', file)).href,
  ]);
  const child = spawn(process.execPath, [`--max-semi-space-size=${YOUNG_MB}`, ...preloads, ...args], {
    // A group of its own: Ctrl-C then reaches the supervisor alone, which stops everything in order.
    detached: true,
    stdio: ['ignore', isShown ? 'inherit' : output, 'inherit', 'ipc'],
    env: { ...ownVariables(), ...env },
  });
  closeSync(output);
  const ended = once(child, 'exit').then(() => {});
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    isRunning,
    ended,
    async stop() {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
      if (isRunning()) child.kill('SIGKILL');
    },
    tail: () => `${logFile}:\n${readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-10).join('\n')}`,
  };
}

/** The environment without what npm adds to it: the workflow SDK copies all of it at each step, which costs by the variable. */
function ownVariables(): Partial<NodeJS.ProcessEnv> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
}
