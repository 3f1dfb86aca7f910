import { expect, test } from 'vitest';
import { keptOfRefusal, refusalLimits } from './refusals';

const { requests, bodies, bytes } = refusalLimits;
const first = { requests: 1, bodies: 0, bytes: 0 };

test('a refused request is kept whole while there is room for it', () => {
  expect(keptOfRefusal(first, 100)).toBe('all');
  expect(keptOfRefusal({ requests: bodies, bodies: bodies - 1, bytes: bytes - 100 }, 100)).toBe('all');
});

test('beyond so many bodies or bytes the reason is kept, beyond so many requests only the count', () => {
  expect(keptOfRefusal({ requests: bodies + 1, bodies, bytes: 0 }, 1)).toBe('reason');
  expect(keptOfRefusal({ ...first, bytes: bytes - 99 }, 100)).toBe('reason');
  expect(keptOfRefusal(first, bytes + 1)).toBe('reason');
  expect(keptOfRefusal({ requests, bodies, bytes }, 1)).toBe('reason');
  expect(keptOfRefusal({ requests: requests + 1, bodies: 0, bytes: 0 }, 1)).toBe('count');
});
