import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

const NOBODY = 65534;
const mapToNobody = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export type RunAs = {
  /** Turns a command into the one that runs it without root's rights. */
  wrap(command: string, args: string[]): [string, string[]];
  ids: { uid?: number; gid?: number };
  /** Gives a file or folder to the user that the command will run as. */
  own(file: string): void;
};

/**
 * How to run PostgreSQL, which refuses to run as root. An ordinary user runs it plainly. Root runs it in a user
 * namespace of its own (inside it is nobody, outside the files stay root's, nothing in /etc changes), or, where
 * namespaces are forbidden, as nobody.
 */
export function runAs(): RunAs {
  const plain: RunAs = { wrap: (command, args) => [command, args], ids: {}, own: () => {} };
  if (process.getuid?.() !== 0) return plain;
  if (spawnSync('unshare', [...mapToNobody, 'true']).status === 0) {
    return { ...plain, wrap: (command, args) => ['unshare', [...mapToNobody, command, ...args]] };
  }
  return { ...plain, ids: { uid: NOBODY, gid: NOBODY }, own: (file) => chownSync(file, NOBODY, NOBODY) };
}
