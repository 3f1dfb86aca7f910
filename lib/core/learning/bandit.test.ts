import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArmCounts, banditSettings, believe, drawShares, nextShares } from './bandit';

const arm = (key: string, shown: number, won: number, over: Partial<ArmCounts> = {}): ArmCounts => ({
  key,
  shown,
  won,
  bounced: 0,
  complained: 0,
  ...over,
});
const anyArms = fc
  .array(
    fc.record({
      shown: fc.integer({ min: 0, max: 5000 }),
      rate: fc.double({ min: 0, max: 0.2, noNaN: true }),
    }),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  .map((list) => list.map(({ shown, rate }, i) => arm(String(i), shown, Math.floor(shown * rate))));
const evenly = (arms: readonly ArmCounts[]) => arms.map(() => 1 / arms.length);

describe('a step of the bandit', () => {
  test('gives the same for the same counts, settings and seed, and another seed may give another', () => {
    const arms = [arm('a', 300, 9), arm('b', 300, 8), arm('c', 300, 7)];
    const [once, again] = [1, 2].map(() => nextShares(arms, evenly(arms), 'seed'));
    expect(again).toEqual(once);
    const others = ['x', 'y', 'z'].map((seed) => nextShares(arms, evenly(arms), seed).shares);
    expect(others.some((shares) => JSON.stringify(shares) !== JSON.stringify(once?.shares))).toBe(true);
  });

  test('shares sum to 1, move no further than a step, and leave whoever runs the smallest share', () => {
    fc.assert(
      fc.property(anyArms, fc.string(), (arms, seed) => {
        const now = evenly(arms);
        const { beliefs, shares } = nextShares(arms, now, seed);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const [i, share] of shares.entries()) {
          // Nobody complained here: nothing is off at once.
          expect(Math.abs(share - (now[i] ?? 0))).toBeLessThanOrEqual(banditSettings.maxStep + 1e-9);
          if (beliefs[i]?.stopped === null)
            expect(share).toBeGreaterThanOrEqual(banditSettings.minShare - 1e-9);
        }
      }),
    );
  });

  test('goes towards what wins, in steps, until the other is stopped', () => {
    const arms = [arm('a', 2000, 40), arm('b', 2000, 120)];
    const first = nextShares(arms, [1, 0], 's');
    expect(first.beliefs.map(({ stopped }) => stopped)).toEqual(['worse', null]);
    expect(first.shares).toEqual([0.5, 0.5]);
    expect(nextShares(arms, first.shares, 's').shares).toEqual([0, 1]);
  });

  test('stops nobody for what few have seen', () => {
    const { beliefs, shares } = nextShares([arm('a', 100, 10), arm('b', 100, 0)], [0.5, 0.5], 's');
    expect(beliefs.map(({ stopped }) => stopped)).toEqual([null, null]);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(banditSettings.minShare);
  });

  test('draws the belief of a variant that few saw towards the rate of all', () => {
    const [, few] = believe([arm('a', 10_000, 300), arm('b', 10, 5)], banditSettings);
    expect(few?.mean).toBeLessThan(0.06);
    expect(few?.mean).toBeGreaterThan(0.03);
  });
});

describe('what holds it back', () => {
  const base = arm('base', 5000, 150, { bounced: 1500 });

  test('a variant that people leave at once or complain of is stopped however often it wins', () => {
    const left = arm('b', 5000, 400, { bounced: 2500 });
    const complained = arm('c', 5000, 400, { bounced: 1500, complained: 40 });
    const fine = arm('d', 5000, 160, { bounced: 1500, complained: 2 });
    const { beliefs, shares } = nextShares([base, left, complained, fine], [0.25, 0.25, 0.25, 0.25], 's');
    expect(beliefs.slice(1, 3).map(({ stopped }) => stopped)).toEqual(['bounces', 'complaints']);
    expect(shares[1]).toBe(0);
    expect(shares[2]).toBe(0);
  });

  test('no more is tried out than is allowed, whatever the draws say', () => {
    const arms = [arm('a', 300, 12), arm('b', 300, 11), arm('c', 300, 10)];
    const free = nextShares(arms, [1, 0, 0], 's').shares;
    expect((free[1] ?? 0) + (free[2] ?? 0)).toBeGreaterThan(0.1);
    const { shares } = nextShares(arms, [1, 0, 0], 's', { ...banditSettings, maxExplored: 0.1 });
    expect(shares[0]).toBeCloseTo(0.9, 9);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect((shares[1] ?? 0) / (shares[2] ?? 1)).toBeCloseTo((free[1] ?? 0) / (free[2] ?? 1), 6);
  });

  test('with all others stopped everybody sees the words of the page', () => {
    const beliefs = believe([base, arm('b', 5000, 400, { bounced: 4000 })], banditSettings);
    expect(beliefs.map(({ stopped }) => stopped)).toEqual([null, 'bounces']);
    expect(drawShares(beliefs, banditSettings, 's')).toEqual([1, 0]);
  });
});
