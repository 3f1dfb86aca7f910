import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { mayGoLive } from './compare-models';
import { drawChoice } from './exploration';
import { type DrawnOutcome, learnRanking, statedRankingWeights, suitabilityOf } from './learnt-ranking';

/** Choices drawn among four owners, of whom only `record` says who does well. */
function drawn(count: number, effect: number): DrawnOutcome[] {
  const random = seededRandom('ranking');
  return Array.from({ length: count }, (_, i) => {
    const candidates = Array.from({ length: 4 }, (_unused, k) => ({
      id: `own_${k}`,
      marks: {
        region: random.float(),
        headroom: random.float(),
        record: random.float(),
        fairness: random.float(),
      },
    })).sort(
      (a, b) => suitabilityOf(b.marks, statedRankingWeights) - suitabilityOf(a.marks, statedRankingWeights),
    );
    const seed = `run_${i}`;
    const { index, explored, propensity } = drawChoice(
      { seed, share: 0.2 },
      candidates.map(({ id }) => id),
    );
    const chosen = candidates[index];
    if (!chosen) throw new Error('nobody was drawn');
    const converted = random.float() < 0.1 + effect * chosen.marks.record;
    return {
      id: `tsk_${i}`,
      score: 0.5,
      converted,
      draw: { schemaVersion: 1, seed, share: 0.2, candidates, chosen: chosen.id, explored, propensity },
    };
  });
}

test('with too few drawn choices owners stay weighed as stated, and it says how many there are', () => {
  const lesson = learnRanking(drawn(24, 0.8));
  expect(lesson.ranking).toBeNull();
  expect(lesson.why).toMatch(/of 200/);
});

test('a mark that goes with success gets the weight, once its worth is known to be no less', () => {
  const { ranking, why, value } = learnRanking(drawn(8000, 0.8));
  expect(value.known).toBe(true);
  expect(why).toMatch(/no worse/);
  expect(ranking?.weights.record).toBeGreaterThan(0.8);
});

test('what makes no difference is not put to use', () => {
  expect(learnRanking(drawn(2000, 0)).ranking).toBeNull();
});

test('a version goes live unless it is worse by the margin', () => {
  const figures = (auc: number, brier: number) => ({ auc, brier, brierOfBaseRate: 0.24, bins: [] });
  expect(mayGoLive(figures(0.8, 0.15), figures(0.804, 0.15), true).live).toBe(true);
  expect(mayGoLive(figures(0.8, 0.15), figures(0.81, 0.15), true).live).toBe(false);
  expect(mayGoLive(figures(0.8, 0.16), figures(0.8, 0.15), true)).toMatchObject({
    live: false,
    why: expect.stringContaining('less well calibrated'),
  });
  expect(mayGoLive(null, null, true).live).toBe(false);
  expect(mayGoLive(null, null, false).live).toBe(true);
});
