import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isAlive } from '../process';
import { stopPostmaster } from './postmaster';
import { startPostgres } from './start-postgres';

const PREFIX = 'mandate-postgres-';

/** An empty PostgreSQL in a temporary folder, fast because nothing must survive; `stop` deletes it. */
export async function startThrowawayPostgres() {
  const root = await makeThrowawayFolder();
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  const running = await startPostgres({ root, settings });
  return {
    url: running.url,
    async stop() {
      await running.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A temporary folder for a PostgreSQL of this process; whatever is left of it goes when the next one is made. */
export async function makeThrowawayFolder(): Promise<string> {
  await sweep();
  return mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Removes what killed runs left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    const owner = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!owner || isAlive(owner)) continue;
    const root = path.join(os.tmpdir(), name);
    await stopPostmaster(path.join(root, 'postgres'));
    rmSync(root, { recursive: true, force: true });
  }
}
