import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runningPostmaster } from '../../scripts/postgres/postmaster';
import { startPostgres } from '../../scripts/postgres/start-postgres';
import { makeThrowawayFolder } from '../../scripts/postgres/throwaway-postgres';
import { isAlive } from '../../scripts/process';

export type BenchDatabase = {
  url: string;
  postmasterPid: () => number;
  /** Ends the server and starts it again: `fast` as at a shutdown, `immediate` as at a crash, with recovery. */
  restart: (how: 'fast' | 'immediate') => Promise<void>;
  stop: () => Promise<void>;
};

const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** An empty built-in PostgreSQL with the settings of production: what it acknowledges is on disk. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const root = await makeThrowawayFolder();
  const dataDir = path.join(root, 'postgres');
  const running = await startPostgres({ root });
  const postmasterPid = () => {
    const postmaster = runningPostmaster(dataDir);
    if (!postmaster) throw new Error('PostgreSQL does not run.');
    return postmaster.pid;
  };
  return {
    url: running.url(),
    postmasterPid,
    async restart(how) {
      const pid = postmasterPid();
      process.kill(pid, SIGNALS[how]);
      for (let waitedMs = 0; isAlive(pid); waitedMs += 20) {
        if (waitedMs > 30_000) throw new Error('PostgreSQL did not end.');
        await pause(20);
      }
      const again = await startPostgres({ root });
      if (again.url() !== running.url()) throw new Error('PostgreSQL came back at another address.');
    },
    async stop() {
      await running.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
