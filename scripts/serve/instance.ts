import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataPath } from '@/lib/platform/data-dir';
import { isPortFree } from '../ports';
import { Problem } from '../problem';
import { isAlive } from '../process';

type Instance = { pid: number; address: string };

const file = () => dataPath('instance.json');

/** Refuses a second server on the same data folder; two would stop each other's database. */
export function claimInstance(address: string): void {
  const other = readInstance();
  if (other && other.pid !== process.pid && isServer(other.pid)) {
    throw new Problem(
      `Mandate already runs from this folder: open ${other.address}. To stop it press Ctrl-C where it was started, ` +
        `or run \`kill ${other.pid}\`. For a second one choose other data and port: MANDATE_DATA_DIR=.data-2 PORT=3001 npm start`,
    );
  }
  writeFileSync(file(), JSON.stringify({ pid: process.pid, address } satisfies Instance));
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
