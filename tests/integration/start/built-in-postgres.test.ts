import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runningPostmaster } from '@/scripts/postgres/postmaster';
import { type RunningPostgres, startPostgres } from '@/scripts/postgres/start-postgres';

let root: string;
let dataDir: string;
let started: RunningPostgres[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'mandate-start-'));
  dataDir = path.join(root, 'postgres');
});

afterEach(async () => {
  for (const running of started) await running.stop();
  started = [];
  rmSync(root, { recursive: true, force: true });
});

async function start(): Promise<RunningPostgres> {
  const running = await startPostgres({ root });
  started.push(running);
  return running;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const pid = () => runningPostmaster(dataDir)?.pid;

test('what an interrupted first start left behind is built anew', async () => {
  mkdirSync(path.join(root, 'postgres.building/base'), { recursive: true });
  const { url } = await start();
  expect(await query(url(), 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  expect(existsSync(path.join(root, 'postgres.building'))).toBe(false);
});

test('several first starts at once end with one server that all of them reach', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map((running) => running.url())).size).toBe(1);
});

test('what was committed before the server was killed is there after the next start', async () => {
  const first = await start();
  await query(first.url(), 'create table kept (id int); insert into kept values (7)');
  process.kill(pid() ?? 0, 'SIGKILL');
  const second = await start();
  expect(await query(second.url(), 'select id from kept')).toEqual([{ id: 7 }]);
});

test('a server whose parent was killed is adopted, and stopped by its new owner', async () => {
  await start();
  const orphan = pid();
  const info = path.join(dataDir, 'mandate.json');
  const deadPid = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(info, JSON.stringify({ ...JSON.parse(readFileSync(info, 'utf8')), ownerPid: deadPid }));
  const adopted = await start();
  expect(pid()).toBe(orphan);
  await adopted.stop();
  expect(pid()).toBeUndefined();
});

test('a data folder without its version, or of another PostgreSQL, is refused and left as it is', async () => {
  mkdirSync(dataDir);
  writeFileSync(path.join(dataDir, 'postgresql.conf'), '');
  await expect(start()).rejects.toThrow(/holds files but no database .*Restore it from a backup/);
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow(/written by PostgreSQL 15; .*pg_dump and pg_restore/);
  expect(existsSync(path.join(dataDir, 'postgresql.conf'))).toBe(true);
});
