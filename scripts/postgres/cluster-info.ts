import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../problem';

/** What Mandate knows about its cluster; kept inside the data folder, so that neither can be moved without the other. */
export type ClusterInfo = {
  password: string;
  /** The port of the last start; taken again when free. */
  port?: number;
  /** The process that stops the server when it ends. */
  ownerPid?: number;
};

const FILE = 'mandate.json';

export function readClusterInfo(dataDir: string): ClusterInfo {
  const file = path.join(dataDir, FILE);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ClusterInfo;
  } catch (error) {
    throw new Problem(
      `${file}, which holds the password of the built-in database, can't be read (${(error as Error).message}). ` +
        'Restore it from a backup, or move the folder away to begin with an empty database.',
    );
  }
}

export function writeClusterInfo(dataDir: string, info: ClusterInfo): void {
  const file = path.join(dataDir, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(info), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
