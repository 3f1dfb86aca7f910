import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromUtf8 } from '@/lib/core/audit/log/bytes';
import { parseSignedNote, parseVerifierKey, verifyNote } from '@/lib/core/audit/log/signed-note';
import { buildVerifiers } from '@/scripts/verifier/build-verifiers';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { sealedLog } from '../../support/sealed-log';

const run = promisify(execFile);
const { sha256, verifyEd25519 } = nodeCryptography;

/** What the console serves at the moment. */
let files = new Map<string, Uint8Array>();
const server = http.createServer((request, response) => {
  const bytes = files.get((request.url ?? '').slice(1));
  response.writeHead(bytes ? 200 : 404).end(bytes);
});
const folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-witness-'));
let address = '';
beforeAll(async () => {
  await buildVerifiers();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function look(log: Map<string, Uint8Array>, at = address): Promise<{ code: number; said: string }> {
  files = log;
  const key = fromUtf8((await sealedLog({ entries: 1 })).get('keys.txt') as Uint8Array).trim();
  const args = ['--log', at, '--key', key, '--name', 'witness.example.com/1', '--data', folder];
  return run(process.execPath, ['public/verifier/witness.mjs', ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}
const kept = () => readFileSync(path.join(folder, 'checkpoint'), 'utf8');

test('a witness elsewhere signs a log that grows, and raises an alarm when its past has changed', async () => {
  const first = await look(await sealedLog({ entries: 300 }));
  expect(first).toMatchObject({ code: 0, said: expect.stringContaining('has 300 entries, 300 of them new') });
  const [, line = ''] = /signs with (\S+)/.exec(first.said) ?? [];
  const witness = parseVerifierKey(sha256, line);
  expect(witness).toMatchObject({ name: 'witness.example.com/1', role: 'witness' });

  expect(await look(await sealedLog({ entries: 700 }))).toMatchObject({
    code: 0,
    said: expect.stringContaining('has 700 entries, 400 of them new'),
  });
  const note = parseSignedNote(kept());
  expect(note && witness && verifyNote(verifyEd25519, note, [witness])).toEqual([witness]);
  const later = parseSignedNote(kept().replace('\n700\n', '\n701\n'));
  expect(later && witness && verifyNote(verifyEd25519, later, [witness])).toBeNull();
  expect(existsSync(path.join(folder, 'alarm'))).toBe(false);

  const before = kept();
  const forked = await sealedLog({
    entries: 900,
    tell: (index) => (index === 5 ? 'otherwise' : `what happened ${index}`),
  });
  for (const [log, problem] of [
    [forked, 'its history was changed or forked'],
    [await sealedLog({ entries: 600 }), 'the last 100 of them are gone'],
    [await sealedLog({ entries: 800, key: 2 }), 'signed by none of the keys'],
    [new Map(), 'shows no head'],
  ] as const)
    expect(await look(log)).toMatchObject({
      code: 1,
      said: expect.stringMatching(new RegExp(`ALARM: .*${problem}`)),
    });
  expect(readFileSync(path.join(folder, 'alarm'), 'utf8').trim().split('\n')).toHaveLength(4);
  expect(kept()).toBe(before);

  // That nobody answers is no alarm.
  expect(await look(forked, 'http://127.0.0.1:9')).toMatchObject({
    code: 1,
    said: expect.not.stringContaining('ALARM'),
  });
  expect(await look(await sealedLog({ entries: 701 }))).toMatchObject({ code: 0 });
});
