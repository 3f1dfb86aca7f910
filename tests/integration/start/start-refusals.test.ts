import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-refusal-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start`'s script until it gives up; what it said, and its exit code. */
async function startAndFail(variables: Record<string, string>): Promise<{ said: string; code: unknown }> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATABASE_URL: '', MANDATE_DATA_DIR: folder, PORT: '1', ...variables },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  return { said, code };
}

async function expectSentence(variables: Record<string, string>, sentence: RegExp): Promise<void> {
  const { said, code } = await startAndFail(variables);
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
}

test('a taken port is named, with the command for another one', async () => {
  const holder = net.createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as net.AddressInfo;
  try {
    const remedy = new RegExp(`Port ${port} is taken by another program .*PORT=${port + 1} npm start`);
    await expectSentence({ PORT: String(port) }, remedy);
  } finally {
    holder.close();
  }
});

test('a data folder that cannot be written is named, with how to choose another', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  await expectSentence(
    { MANDATE_DATA_DIR: path.join(file, 'data') },
    /can't be written to .*MANDATE_DATA_DIR=/,
  );
});

test('a database that does not answer is named, with what to check and without its password', async () => {
  const url = 'postgresql://app:hush-hush@127.0.0.1:9/mandate';
  const port = String(40_000 + (process.pid % 20_000));
  const { said, code } = await startAndFail({ DATABASE_URL: url, PORT: port });
  expect(said).toMatch(/DATABASE_URL does not answer \(127\.0\.0\.1:9\/mandate: .*unset DATABASE_URL/);
  expect(said).not.toContain('hush-hush');
  expect(code).toBe(1);
});

test('variables that make no sense are all named at once', async () => {
  await expectSentence(
    { PORT: 'http', DATABASE_URL: 'mysql://x' },
    /DATABASE_URL must be a PostgreSQL address[\s\S]*PORT must be a number/,
  );
});
