import { describe, expect, it } from 'vitest';
import { sparklinePath } from './sparkline';

describe('sparklinePath', () => {
  it('spans the box from the lowest to the highest value', () => {
    expect(sparklinePath([0, 10, 5])).toBe('M0 26L50 2L100 14');
  });

  it('draws a flat line where nothing changes', () => {
    expect(sparklinePath([4, 4])).toBe('M0 14L100 14');
    expect(sparklinePath([4])).toBe('M0 14H100');
  });

  it('draws nothing of nothing', () => {
    expect(sparklinePath([])).toBe('');
  });
});
