import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../process';

export type Postmaster = { pid: number; port: number; status: string };

/** The server that runs on a data folder, by its postmaster.pid; clears a file that a dead server left behind. */
export function runningPostmaster(dataDir: string): Postmaster | null {
  const postmaster = readPostmaster(dataDir);
  if (!postmaster) return null;
  if (isPostgres(postmaster.pid)) return postmaster;
  rmSync(path.join(dataDir, 'postmaster.pid'), { force: true });
  return null;
}

/** Fast shutdown: sessions are ended, everything is written. Immediate shutdown after 10 s. */
export async function stopPostmaster(dataDir: string): Promise<void> {
  const postmaster = runningPostmaster(dataDir);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGINT');
  for (let i = 0; i < 400 && isAlive(postmaster.pid); i++) await sleep(25);
  if (isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGQUIT');
}

/** postmaster.pid, line by line: pid, folder, start, port, socket folder, address, shared memory, status. */
function readPostmaster(dataDir: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

/** After a restart of the machine or container the number may belong to another program. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return true;
  }
}
