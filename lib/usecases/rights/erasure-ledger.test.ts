import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addToLedger, readLedger } from './erasure-ledger';

const line = (contactId: string) => ({
  workspaceId: 'wsp_1',
  contactId,
  erasedAt: '2026-11-30T05:00:00.000Z',
});
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-ledger-'));
  file = path.join(folder, 'in', 'erasures.jsonl');
  vi.stubEnv('MANDATE_ERASURE_LEDGER', file);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('an erasure is read back, also behind a line that a crash cut off', async () => {
  expect(await readLedger()).toEqual([]);
  await addToLedger(line('con_1'));
  appendFileSync(file, '{"workspaceId":"wsp_1","contactId":"con_');
  await addToLedger(line('con_2'));
  expect(await readLedger()).toEqual([line('con_1'), line('con_2')]);
});

test('a line that is whole and can’t be read stops everything', async () => {
  await addToLedger(line('con_1'));
  appendFileSync(file, '{"contactId":"con_2"}\n');
  await expect(readLedger()).rejects.toThrow("can't be read");
});
