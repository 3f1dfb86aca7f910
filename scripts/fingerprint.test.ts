import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprintFiles } from './fingerprint';

test('a fingerprint follows contents and names, and nothing else', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-print-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'in'));
  const file = path.join(folder, 'in/a.ts');
  const skip = (name: string) => name.endsWith('.test.ts');
  const print = () => fingerprintFiles([folder, path.join(folder, 'absent')], skip);

  writeFileSync(file, 'one');
  const first = print();
  writeFileSync(file, 'one');
  writeFileSync(path.join(folder, 'in/a.test.ts'), 'left out');
  expect(print()).toBe(first);

  writeFileSync(file, 'two');
  const changed = print();
  expect(changed).not.toBe(first);
  renameSync(file, path.join(folder, 'in/b.ts'));
  expect(print()).not.toBe(changed);
});
