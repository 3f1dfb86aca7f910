import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem';
import { isAlive } from './process';

const WAIT_MS = 60_000;
const RETRY_MS = 50;

/** One process at a time; a lock left behind by a dead one is taken over. */
export async function withFileLock<T>(file: string, fn: () => Promise<T>): Promise<T> {
  for (let waitedMs = 0; !tryLock(file); waitedMs += RETRY_MS) {
    const holder = Number(readFileOrEmpty(file));
    if (holder && !isAlive(holder)) rmSync(file, { force: true });
    else if (waitedMs > WAIT_MS) {
      throw new Problem(
        `Process ${holder || '(unknown)'} holds ${file}. If nothing of Mandate runs, delete that file.`,
      );
    }
    await sleep(RETRY_MS);
  }
  try {
    return await fn();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readFileOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
