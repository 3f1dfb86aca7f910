import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What a process of agents tells the bench: once it is at work, again and again after that, and at its end. */
export type Tally = { counts: Record<string, number> };

export type AgentProcess = {
  /** What it has counted so far, as last heard of. */
  counts: () => Record<string, number>;
  kill: () => Promise<void>;
  /** Asks it to end with what is under way. */
  stop: () => Promise<void>;
  hasEnded: () => boolean;
  /** How long it has been at work; 0 while it starts. */
  atWorkMs: () => number;
};

const root = path.resolve(import.meta.dirname, '../../..');
const LAST_WORDS = 3000;

/** Starts a file, given from the top of the project, on the database of this process; `options` are its command line, as JSON. */
export function startAgents(file: `bench/${string}.ts`, options: unknown): AgentProcess {
  const child = fork(path.join(root, file), [JSON.stringify(options)], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit');
  let said = '';
  let counts: Record<string, number> = {};
  let since: number | null = null;
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  });
  child.on('message', (tally: Tally) => {
    counts = tally.counts;
    since ??= performance.now();
  });
  return {
    counts: () => counts,
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async stop() {
      if (child.connected) child.send('stop');
      const [code] = (await exit) as [number | null];
      if (code !== 0) throw new Error(`The ${file} ended with ${code}:\n${said}`);
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    atWorkMs: () => (since === null ? 0 : performance.now() - since),
  };
}
