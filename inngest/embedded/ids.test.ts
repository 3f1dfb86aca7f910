import { expect, it } from 'vitest';
import { parseEventIdSeed, seededEventId, ulid } from './ids';

it('makes ids that sort by time', () => {
  expect(ulid(0, new Uint8Array(10))).toBe('0'.repeat(26));
  expect(ulid(1_000) < ulid(1_001)).toBe(true);
  expect(ulid(Date.now())).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

it('gives the events of a repeated send the same ids', () => {
  const seed = parseEventIdSeed(`1700000000000,${Buffer.from('0123456789').toString('base64')}`);
  if (!seed) throw new Error('The seed was not read.');
  expect(seededEventId(seed, 0)).toBe(seededEventId(seed, 0));
  expect(seededEventId(seed, 0)).not.toBe(seededEventId(seed, 1));
  expect(parseEventIdSeed('soon,abc')).toBeNull();
  expect(parseEventIdSeed(undefined)).toBeNull();
});
