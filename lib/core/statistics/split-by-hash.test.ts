import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitByHash } from './split-by-hash';

test('a third is a third, also of ids that differ in one digit only', () => {
  const held = Array.from({ length: 9000 }, (_, i) => splitByHash(`con_${i}`, 1 / 3)).filter(Boolean).length;
  expect(held).toBeGreaterThan(2850);
  expect(held).toBeLessThan(3150);
});

test('a larger share keeps everyone who was held out by a smaller one', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (id, share) => {
      expect(splitByHash(id, 0)).toBe(false);
      expect(splitByHash(id, 1)).toBe(true);
      expect(splitByHash(id, share / 2) && !splitByHash(id, share)).toBe(false);
    }),
  );
});
