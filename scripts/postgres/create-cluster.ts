import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem';
import type { postgresBinaries } from './binaries';
import { writeClusterInfo } from './cluster-info';
import type { RunAs } from './run-as';

/**
 * Makes sure that `dataDir` holds a cluster that these binaries can open. A new one is built in a folder beside it
 * and moved into place when complete, so an interrupted first start leaves nothing half-made.
 */
export function ensureCluster(
  dataDir: string,
  programs: ReturnType<typeof postgresBinaries>,
  as: RunAs,
): void {
  const versionFile = path.join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = Number.parseInt(readFileSync(versionFile, 'utf8'), 10);
    if (found === programs.major) return;
    throw new Problem(
      `${dataDir} was written by PostgreSQL ${found}; this version of Mandate brings PostgreSQL ${programs.major}. ` +
        `Move the data with pg_dump and pg_restore of PostgreSQL ${found}, or set DATABASE_URL to a server that runs it. ` +
        'To begin with an empty database instead, move that folder away.',
    );
  }
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    throw new Problem(
      `${dataDir} holds files but no database (PG_VERSION is missing): a copy or a deletion was interrupted. ` +
        'Restore it from a backup, or move the folder away to begin with an empty database.',
    );
  }
  createCluster(dataDir, programs.initdb, as);
}

function createCluster(dataDir: string, initdb: string, as: RunAs): void {
  const building = `${dataDir}.building`;
  const passwordFile = `${dataDir}.password`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true, mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  for (const file of [building, passwordFile]) as.own(file);
  try {
    const args = ['-D', building, '-U', 'app', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
    // Never the locale of the shell: under LC_ALL=C the cluster would become SQL_ASCII.
    args.push(
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--data-checksums',
      '--no-sync',
    );
    const env = { ...process.env, LC_ALL: 'C' };
    const run = spawnSync(...as.wrap(initdb, args), {
      ...as.ids,
      cwd: path.dirname(dataDir),
      encoding: 'utf8',
      env,
    });
    if (run.status !== 0) {
      throw new Problem(
        `PostgreSQL could not create ${dataDir}: ${(run.stderr || String(run.error)).trim()}\n` +
          'Check that the disk has room and that this folder may be written to and is not on a network share.',
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeClusterInfo(building, { password });
  chmodSync(building, 0o700);
  if (existsSync(dataDir)) rmdirSync(dataDir);
  renameSync(building, dataDir);
}
