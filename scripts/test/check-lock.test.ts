import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkLock } from './check-lock';

function lock(packages: object): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'package-lock.json');
  writeFileSync(file, JSON.stringify({ packages }));
  return file;
}

test('a platform package that the registry lacks is named', () => {
  const file = lock({
    'node_modules/tool': { optionalDependencies: { '@tool/linux': '1', '@tool/mac': '1' } },
    'node_modules/@tool/linux': {},
  });
  expect(checkLock(file)).toMatchObject({
    failed: 1,
    output: expect.stringMatching(/^@tool\/mac is missing/),
  });
});

test('a download address in the lock is refused', () => {
  const file = lock({ 'node_modules/tool': { resolved: 'https://registry.example/tool.tgz' } });
  expect(checkLock(file)).toMatchObject({ failed: 1 });
});

test('a complete lock passes', () => {
  const file = lock({
    'node_modules/tool': { optionalDependencies: { '@tool/linux': '1' } },
    'node_modules/tool/node_modules/@tool/linux': {},
  });
  expect(checkLock(file)).toMatchObject({ passed: 1, failed: 0 });
});
