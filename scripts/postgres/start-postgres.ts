import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withFileLock } from '../file-lock';
import { onFreePort } from '../ports';
import { Problem } from '../problem';
import { isAlive } from '../process';
import { postgresBinaries } from './binaries';
import { type ClusterInfo, readClusterInfo, writeClusterInfo } from './cluster-info';
import { ensureCluster } from './create-cluster';
import { runningPostmaster, stopPostmaster } from './postmaster';
import { runAs } from './run-as';

const PREFERRED_PORT = 54320;
const READY_WITHIN_MS = 60_000;

export type RunningPostgres = {
  /** Address of one database of the cluster (default `mandate`), password included. */
  url(database?: string): string;
  /** Stops the server if this process is the one that answers for it. */
  stop(): Promise<void>;
};

export type StartPostgresOptions = {
  /** The folder that gets `postgres/` and `postgres.log`. */
  root: string;
  /** Answer for the server even if another living process started it. */
  takeOver?: boolean;
  settings?: Record<string, string>;
};

/**
 * Starts PostgreSQL on the folder, or joins the server that already runs on it (of another script, or left behind by
 * a killed parent). Listens on 127.0.0.1 with a random password only. Throws `Problem` with a remedy.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const root = path.resolve(options.root);
  mkdirSync(root, { recursive: true });
  return withFileLock(path.join(root, 'postgres.lock'), () => startLocked(root, options));
}

async function startLocked(root: string, options: StartPostgresOptions): Promise<RunningPostgres> {
  const dataDir = path.join(root, 'postgres');
  const programs = postgresBinaries();
  const as = runAs();
  ensureCluster(dataDir, programs, as);
  const known = readClusterInfo(dataDir);
  const running = runningPostmaster(dataDir);
  const url = (port: number, database: string) =>
    `postgresql://app:${known.password}@127.0.0.1:${port}/${database}`;

  let info: ClusterInfo;
  if (running && (await canLogIn(url(running.port, 'postgres')))) {
    const orphaned = !known.ownerPid || !isAlive(known.ownerPid);
    const ownerPid = orphaned || options.takeOver ? process.pid : known.ownerPid;
    info = { ...known, port: running.port, ownerPid };
  } else {
    const port = await onFreePort(known.port ?? PREFERRED_PORT, (onPort) => {
      const [command, args] = as.wrap(programs.postgres, serverArguments(dataDir, onPort, options.settings));
      return launch(command, args, { root, dataDir, ids: as.ids });
    });
    info = { ...known, port, ownerPid: process.pid };
  }
  writeClusterInfo(dataDir, info);
  const port = info.port ?? PREFERRED_PORT;
  await ensureDatabase(url(port, 'postgres'));
  return {
    url: (database = 'mandate') => url(port, database),
    async stop() {
      if (readClusterInfo(dataDir).ownerPid === process.pid) await stopPostmaster(dataDir);
    },
  };
}

function serverArguments(dataDir: string, port: number, settings: Record<string, string> = {}): string[] {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    // A new installation grows a hundredfold within seconds: plans that were made for empty tables must not live for a minute.
    autovacuum_naptime: '5s',
    // A segment of the write-ahead log that is used again would keep what was erased since.
    wal_recycle: 'off',
    // What a constraint was broken with may be personal.
    log_error_verbosity: 'terse',
    ...settings,
  };
  return [
    '-D',
    dataDir,
    '-p',
    String(port),
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

type LaunchOptions = { root: string; dataDir: string; ids: { uid?: number; gid?: number } };

async function launch(command: string, args: string[], { root, dataDir, ids }: LaunchOptions): Promise<void> {
  const logFile = path.join(root, 'postgres.log');
  const output = openSync(logFile, 'a');
  // A process group of its own: Ctrl-C in a terminal then reaches the supervisor, which decides the order.
  const child = spawn(command, args, {
    ...ids,
    cwd: root,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(output);
  let failed: string | undefined;
  child.once('error', (error) => {
    failed = error.message;
  });
  child.once('exit', (code, signal) => {
    failed = `it ended with ${signal ?? code}`;
  });
  child.unref();
  for (let waitedMs = 0; runningPostmaster(dataDir)?.status !== 'ready'; waitedMs += 50) {
    if (failed || waitedMs > READY_WITHIN_MS) {
      const tail = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
      throw new Problem(
        `PostgreSQL did not start: ${failed ?? 'no answer for 60 s'}. The end of ${logFile}:\n${tail}`,
      );
    }
    await sleep(50);
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'mandate'");
    if (found.rowCount === 0) await client.query('create database mandate');
  } finally {
    await client.end();
  }
}

/** False when the server is not ours (wrong password) or gone; waits while it recovers. */
async function canLogIn(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : (error as NodeJS.ErrnoException).code;
      const startingUp = code === '57P03' || code === 'ECONNREFUSED';
      if (!startingUp) return false;
      await sleep(100);
    }
  }
  return false;
}
