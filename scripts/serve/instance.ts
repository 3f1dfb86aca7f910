import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataPath } from '@/lib/platform/data-dir';
import { isPortFree } from '../ports';
import { Problem } from '../problem';
import { isAlive } from '../process';

type Instance = { pid: number; address: string /** It was told to end and is finishing. */; stopping?: true };

const FINISHES_WITHIN_MS = 20_000;

const file = () => dataPath('instance.json');

/** Refuses a second server on the same data folder, since two would stop each other's database; waits for one that ends. */
export async function claimInstance(address: string): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 200) {
    const other = readInstance();
    if (!other || other.pid === process.pid || !isServer(other.pid)) break;
    if (!other.stopping || waitedMs > FINISHES_WITHIN_MS) throw alreadyRuns(other);
    await sleep(200);
  }
  writeInstance({ pid: process.pid, address });
}

/** Lets the next start know that it need not give up. */
export function announceStop(): void {
  const own = readInstance();
  if (own?.pid === process.pid) writeInstance({ ...own, stopping: true });
}

export function releaseInstance(): void {
  if (readInstance()?.pid === process.pid) rmSync(file(), { force: true });
}

/** Waits a moment for the remains of a killed server to let go of the port. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    if (await isPortFree(port, host)) return;
    await sleep(150);
  }
  throw new Problem(
    `Port ${port} is taken by another program (\`lsof -i :${port}\` names it; often it is another console or development ` +
      `server). Stop that, or choose another port: PORT=${port === 3000 ? 3001 : port + 1} npm start`,
  );
}

function alreadyRuns(other: Instance): Problem {
  return new Problem(
    `Mandate already runs from this folder: open ${other.address}. To stop it press Ctrl-C where it was started, ` +
      `or run \`kill ${other.pid}\`. For a second one choose other data and port: MANDATE_DATA_DIR=.data-2 PORT=3001 npm start`,
  );
}

function writeInstance(instance: Instance): void {
  writeFileSync(`${file()}.new`, JSON.stringify(instance));
  renameSync(`${file()}.new`, file());
}

function readInstance(): Instance | null {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Instance;
  } catch {
    return null;
  }
}

/** A process number may have gone to another program since. */
function isServer(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return /start\.mjs|serve\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}
