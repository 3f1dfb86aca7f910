import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findViolations, importRules } from './import-rules';
import { findCycles, readModule, readModules } from './module-graph';

const modules = readModules();

test('the check reads the repository, not an empty list', () => {
  const listed = spawnSync('git', ['ls-files', '--', '*.ts', '*.tsx'], { encoding: 'utf8' }).stdout ?? '';
  const tracked = listed.split('\n').filter((file) => file.includes('/')).length;
  expect(modules.length).toBeGreaterThan(Math.max(200, tracked * 0.9));
  const links = modules.flatMap((module) => module.imports);
  expect(links.length).toBeGreaterThan(modules.length);
});

test('every import of our own names a file that is there', () => {
  const missing = modules.flatMap(({ file, imports }) =>
    imports
      .filter(
        (target) => !target.startsWith('npm:') && !/\.\w+$/.test(target) && !target.includes('db/generated/'),
      )
      .map((target) => `${file} imports ${target}`),
  );
  expect(missing).toEqual([]);
});

describe.each(importRules)('$name', (rule) => {
  test('holds', () => {
    expect(findViolations(rule, modules)).toEqual([]);
  });

  test('fires on a planted violation', () => {
    expect(findViolations(rule, [readModule(...rule.planted)])).toHaveLength(1);
  });
});

test('modules do not import each other in a circle', () => {
  expect(findCycles(modules).map((cycle) => cycle.join(' → '))).toEqual([]);
});

test('a planted circle is found', () => {
  const circle = [
    readModule('lib/core/a.ts', "import type { B } from './b.ts';"),
    readModule('lib/core/b.ts', "export * from './a.ts';"),
  ];
  expect(findCycles(circle)).toEqual([['lib/core/a.ts', 'lib/core/b.ts', 'lib/core/a.ts']]);
});
