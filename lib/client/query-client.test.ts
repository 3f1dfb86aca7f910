import { describe, expect, it } from 'vitest';
import { ApiProblem } from './api';
import { isWorthRetrying } from './query-client';

describe('isWorthRetrying', () => {
  it.each([
    [0, true],
    [429, true],
    [503, true],
    [400, false],
    [401, false],
    [403, false],
    [404, false],
    [409, false],
  ])('status %d: %s', (status, worth) => {
    expect(isWorthRetrying(new ApiProblem({ title: 'x', code: 'x', status }))).toBe(worth);
  });
});
