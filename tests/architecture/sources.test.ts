import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readModules } from './module-graph';

type SourceRule = {
  name: string;
  reason: string;
  from: RegExp;
  except?: RegExp;
  forbidden: RegExp;
  planted: string;
};

const rules: SourceRule[] = [
  {
    name: 'one clock',
    reason: 'Time comes from now() in lib/platform/clock.ts, which tests, replays and the sample can set.',
    from: /^lib\//,
    except: /^lib\/(platform\/clock|client\/.*)\.ts$/,
    forbidden: /new Date\(\)|\bDate\.now\(/,
    planted: 'const at = new Date();',
  },
  {
    name: 'one source of chance',
    reason: 'Chance comes from lib/platform/random.ts with a seed, or from node:crypto for secrets.',
    from: /^(lib|inngest\/functions)\//,
    forbidden: /\bMath\.random\(/,
    planted: 'const share = Math.random();',
  },
  {
    name: 'the core reads no clock',
    reason:
      'decide(action, facts, now) gets the moment as an argument; asking for it would make replays differ.',
    from: /^lib\/core\//,
    forbidden: /\bDate\.now\(|new Date\(\)|performance\.now\(|\bsetTimeout\(/,
    planted: 'const at = performance.now();',
  },
];

const sources = readModules()
  .filter(({ file }) => !/\.test\.tsx?$/.test(file))
  .map(({ file }) => ({ file, text: readFileSync(file, 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '') }));

describe.each(rules)('$name', ({ name, reason, from, except, forbidden, planted }) => {
  test('holds', () => {
    const broken = sources
      .filter(({ file, text }) => from.test(file) && !except?.test(file) && forbidden.test(text))
      .map(({ file }) => `${file}: ${name}. ${reason}`);
    expect(broken).toEqual([]);
  });

  test('fires on a planted violation', () => {
    expect(forbidden.test(planted)).toBe(true);
  });
});
