import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { drawChoice, holdsWhenDrawnAgain, MOST_EXPLORED_SHARE } from './exploration';
import { estimateOffPolicy, type LoggedDecision } from './off-policy';

/** Two ways, the second of which pays 0.6 against 0.3; the first is chosen for nine of ten. */
function logged(
  count: number,
  seed: string,
  expected: (way: number) => number = (way) => (way === 1 ? 0.6 : 0.3),
): LoggedDecision[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const way = random.float() < 0.1 ? 1 : 0;
    return {
      reward: random.float() < (way === 1 ? 0.6 : 0.3) ? 1 : 0,
      propensity: way === 1 ? 0.1 : 0.9,
      target: way,
      expectedOfLogged: expected(way),
      expectedOfTarget: expected(1),
    };
  });
}

test('each estimate finds what the other way is worth, and nine of ten intervals hold it', () => {
  const runs = Array.from({ length: 40 }, (_, i) => {
    const result = estimateOffPolicy(logged(3000, `off-policy-${i}`));
    if (!result.known) throw new Error(result.sentence);
    return result.value;
  });
  for (const estimate of ['ips', 'selfNormalised', 'doublyRobust'] as const) {
    const mean = runs.reduce((sum, run) => sum + run[estimate].value, 0) / runs.length;
    expect(mean).toBeGreaterThan(0.57);
    expect(mean).toBeLessThan(0.63);
    const held = runs.filter((run) => run[estimate].low <= 0.6 && run[estimate].high >= 0.6).length;
    expect(held).toBeGreaterThanOrEqual(34);
  }
});

test('doubly robust stays right where the model is wrong, since the probabilities are known', () => {
  const result = estimateOffPolicy(logged(20_000, 'wrong model', () => 0.1));
  expect(result.known && Math.abs(result.value.doublyRobust.value - 0.6)).toBeLessThan(0.05);
});

test('too few decisions, a probability too small, or too little overlap are refused with the figures', () => {
  expect(estimateOffPolicy(logged(12, 'few'))).toMatchObject({
    known: false,
    why: 'too_few',
    sentence: expect.stringContaining('12 of 200'),
  });
  const rows = logged(500, 'thin');
  expect(
    estimateOffPolicy(rows.map((row, i) => (i === 0 ? { ...row, propensity: 0.001, target: 1 } : row))),
  ).toMatchObject({
    known: false,
    why: 'thin_support',
  });
  expect(estimateOffPolicy(rows.map((row) => ({ ...row, target: 0 })))).toMatchObject({
    known: false,
    why: 'thin_support',
  });
});

test('a draw follows from its seed alone, and its probability is the share of seeds that choose alike', () => {
  const candidates = ['own_1', 'own_2', 'own_3', 'own_4'];
  const draws = Array.from({ length: 20_000 }, (_, i) =>
    drawChoice({ seed: `run_${i}`, share: 0.2 }, candidates),
  );
  for (const index of [0, 1, 2, 3]) {
    const chosen = draws.filter((draw) => draw.index === index);
    expect(chosen.length / draws.length).toBeCloseTo(chosen[0]?.propensity ?? 0, 1.9);
    expect(chosen.every(({ explored }) => explored === (index !== 0))).toBe(true);
  }
  expect(draws.some(({ explored }) => explored)).toBe(true);
  expect(drawChoice({ seed: 'run_1', share: 0 }, candidates)).toEqual({
    index: 0,
    explored: false,
    propensity: 1,
  });
});

test('a recorded draw gives the same again; one that was changed does not', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.double({ min: 0.01, max: MOST_EXPLORED_SHARE, noNaN: true }),
      (seed, share) => {
        const ids = ['own_1', 'own_2', 'own_3'];
        const { index, explored, propensity } = drawChoice({ seed, share }, ids);
        const candidates = ids.map((id) => ({ id, marks: {} }));
        const draw = {
          schemaVersion: 1 as const,
          seed,
          share,
          candidates,
          chosen: ids[index] ?? '',
          explored,
          propensity,
        };
        expect(holdsWhenDrawnAgain(draw)).toBe(true);
        expect(holdsWhenDrawnAgain({ ...draw, chosen: ids[(index + 1) % 3] ?? '' })).toBe(false);
      },
    ),
  );
});
