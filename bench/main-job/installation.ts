import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../scripts/ports';

export type Installation = {
  address: string;
  databaseUrl: string;
  /** What it seals and signs with, by the variables' names: with them the bench reads what is sealed and answers as a signed-in person. */
  secrets: Readonly<Record<string, string>>;
  memoryMb(): number;
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');

/** Proportional memory of a process and all its descendants, and of the built-in PostgreSQL, in MB. */
function memoryOf(pid: number, dataFolder: string): number {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/))
    .filter((match) => match !== null);
  const wanted = new Set([pid]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [, id, parent, args] of table)
      if (!wanted.has(Number(id)) && (wanted.has(Number(parent)) || args?.includes(dataFolder))) {
        wanted.add(Number(id));
        grew = true;
      }
  }
  let kb = 0;
  for (const id of wanted) {
    try {
      kb += Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)?.[1] ?? 0);
    } catch {
      // It ended while being counted.
    }
  }
  return kb / 1024;
}

/** A complete installation of its own in a temporary folder: database, engine and app, as `npm start` brings them. */
export async function startInstallation(say: (line: string) => void): Promise<Installation> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'mandate-bench-'));
  const port = await findFreePort();
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve.ts'], {
    cwd: root,
    env: { ...process.env, MANDATE_DATA_DIR: dataFolder, PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Sign in as')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The installation ended with ${code}.`)));
  });
  const info = readFileSync(path.join(dataFolder, 'postgres/mandate.json'), 'utf8');
  const { port: databasePort, password } = JSON.parse(info) as { port: number; password: string };
  say(`Serving on port ${port}.`);
  return {
    address: `http://127.0.0.1:${port}`,
    databaseUrl: `postgresql://app:${password}@127.0.0.1:${databasePort}/mandate`,
    secrets: JSON.parse(readFileSync(path.join(dataFolder, 'secrets.json'), 'utf8')) as Record<
      string,
      string
    >,
    memoryMb: () => memoryOf(child.pid ?? 0, dataFolder),
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
