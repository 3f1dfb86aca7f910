import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashSigningKey, sameSecret, signBody } from './signing';

const KEY = 'signkey-test-00ff';

describe('signing', () => {
  it('covers the canonical form, so the order of keys does not matter', () => {
    const expected = createHmac('sha256', '00ff')
      .update('{"a":[1,"\u20ac"],"b":1e+30}')
      .update('1700000000')
      .digest('hex');
    expect(signBody({ b: 1e30, a: [1, '\u20ac'] }, KEY, 1_700_000_000)).toBe(`t=1700000000&s=${expected}`);
    expect(signBody({ a: [1, '\u20ac'], b: 1e30 }, KEY, 1_700_000_000)).toBe(`t=1700000000&s=${expected}`);
    expect(signBody({ a: [1, '\u20ac'], b: 2 }, KEY, 1_700_000_000)).not.toContain(expected);
  });

  it('hashes the decoded key and keeps its prefix', () => {
    // printf '\x00\xff' | sha256sum
    expect(hashSigningKey(KEY)).toBe(
      'signkey-test-06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8',
    );
  });

  it('compares secrets of any length', () => {
    expect([sameSecret('a', 'a'), sameSecret('a', 'ab'), sameSecret('', 'a')]).toEqual([true, false, false]);
  });
});
