import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { requirePseudonymKey } from '@/lib/usecases/installation/require-pseudonym-key';
import { loadSecrets } from '@/scripts/serve/secrets';

let folder: string;
const file = () => path.join(folder, 'secrets.json');
const older = { NEXTAUTH_SECRET: 'the secret of sessions', INNGEST_EVENT_KEY: 'e', INNGEST_SIGNING_KEY: 's' };

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-secrets-'));
  vi.stubEnv('MANDATE_DATA_DIR', folder);
  vi.stubEnv('NEXTAUTH_SECRET', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('with another key than the one it was filled with, a database is not served', async () => {
  await requirePseudonymKey();
  await requirePseudonymKey();
  vi.stubEnv('MANDATE_PSEUDONYM_KEY', 'another key of at least thirty-two characters');
  await expect(requirePseudonymKey()).rejects.toThrow(
    /MANDATE_PSEUDONYM_KEY is not the key .* Set it to that key again/,
  );
});

test('a key of its own is made on the first start, for its owner alone, and stays', () => {
  const made = loadSecrets();
  expect(made.MANDATE_PSEUDONYM_KEY).not.toBe(made.NEXTAUTH_SECRET);
  expect(loadSecrets()).toEqual(made);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('what the secret of the sessions did before, it does no longer once that is changed', () => {
  writeFileSync(file(), JSON.stringify(older));
  expect(loadSecrets().MANDATE_PSEUDONYM_KEY).toBe(older.NEXTAUTH_SECRET);
  const kept = JSON.parse(readFileSync(file(), 'utf8')) as object;
  writeFileSync(file(), JSON.stringify({ ...kept, NEXTAUTH_SECRET: 'a new one' }));
  expect(loadSecrets()).toMatchObject({
    NEXTAUTH_SECRET: 'a new one',
    MANDATE_PSEUDONYM_KEY: older.NEXTAUTH_SECRET,
  });
});

test('where the environment gave that secret, it is the environment’s that counts', () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'the secret that all replicas have');
  expect(loadSecrets().MANDATE_PSEUDONYM_KEY).toBe('the secret that all replicas have');
});
