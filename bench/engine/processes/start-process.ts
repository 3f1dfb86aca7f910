import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Order, ProcessOptions, Report } from './messages';

export type BenchProcess = {
  pid: number;
  memory: () => Promise<{ residentMb: number; heapMb: number }>;
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  /** What it said when it ended by itself; null while it runs. */
  diedOf: () => string | null;
};

const root = path.resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 40_000;
const LAST_WORDS = 3000;

/** Starts one of the files beside this one, or one that was bundled, and resolves once it reports that it is ready. */
export async function startProcess(
  file: 'engine' | 'app' | 'whole' | { bundle: string },
  options: ProcessOptions,
  onMark: (place: string, key: string, atMs: number) => void = () => undefined,
): Promise<BenchProcess> {
  const isBundle = typeof file === 'object';
  const source = isBundle ? file.bundle : path.join(import.meta.dirname, `${file}.ts`);
  const child = fork(source, [JSON.stringify(options)], {
    cwd: root,
    // A CPU profile asked of the bench is taken of its processes too.
    execArgv: [
      ...(isBundle ? [] : ['--import', 'tsx']),
      '--expose-gc',
      ...process.execArgv.filter((flag) => flag.startsWith('--cpu-prof')),
    ],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit');
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  });
  const waiting: ((memory: { residentMb: number; heapMb: number }) => void)[] = [];
  const order = (message: Order) => void child.send(message);
  const ready = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`The ${path.basename(source)} was not ready in time.`)),
      READY_WITHIN_MS,
    );
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The ${path.basename(source)} ended with ${code} before it was ready:\n${said}`));
    });
    child.on('message', (message: Report) => {
      if (message.type === 'mark') onMark(message.place, message.key, message.atMs);
      else if (message.type === 'memory') waiting.shift()?.(message);
      else {
        clearTimeout(limit);
        resolve();
      }
    });
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  await ready.catch(async (error: unknown) => {
    await kill();
    throw error;
  });
  return {
    pid: child.pid ?? 0,
    memory: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        order({ type: 'memory' });
      }),
    kill,
    async stop() {
      if (child.connected) order({ type: 'stop' });
      await exit;
    },
    diedOf: () => (child.exitCode === null && child.signalCode === null ? null : said),
  };
}
