import { z } from 'zod';
import { splitByHash } from '../statistics/split-by-hash';
import { bestChoice, expectOfChoice, trainChoice } from './choice-model';
import type { Draw } from './exploration';
import { estimateOffPolicy, type OffPolicyResult } from './off-policy';

/** By what owners are ranked; each mark is 0 to 1. */
export const rankingCriteria = ['region', 'headroom', 'record', 'fairness'] as const;
export type RankingCriterion = (typeof rankingCriteria)[number];
export type RankingWeights = Readonly<Record<RankingCriterion, number>>;
export type RankingMarks = Readonly<Record<string, number>>;

/** A judgement, as long as nothing was learnt. */
export const statedRankingWeights: RankingWeights = {
  region: 0.35,
  headroom: 0.3,
  record: 0.2,
  fairness: 0.15,
};

const share = z.number().min(0).max(1);
/** Weights learnt from choices that were drawn by chance and what came of them. */
export const learntRankingSchema = z.strictObject({
  schemaVersion: z.literal(1),
  weights: z.strictObject({ region: share, headroom: share, record: share, fairness: share }),
  /** Drawn choices it was learnt from, and those it was tried on. */
  trainedOn: z.number().int().nonnegative(),
  triedOn: z.number().int().nonnegative(),
});
export type LearntRanking = z.infer<typeof learntRankingSchema>;

/** How well an owner suits by some weights: 0 to 1. */
export function suitabilityOf(marks: RankingMarks, weights: RankingWeights): number {
  const total = rankingCriteria.reduce((sum, c) => sum + weights[c], 0);
  return rankingCriteria.reduce((sum, c) => sum + weights[c] * (marks[c] ?? 0), 0) / total;
}

/** A drawn choice, the score its subject had, and what came of it. */
export type DrawnOutcome = { id: string; draw: Draw; score: number; converted: boolean };

export type RankingLesson = {
  ranking: LearntRanking | null;
  /** What the learnt weights would be worth on drawn choices they were not learnt from. */
  value: OffPolicyResult;
  /** What the choices as they were made were worth, on the same. */
  asDecided: number | null;
  /** Whether the learnt weights may be put to use, and why or why not. */
  why: string;
};

/** Half is learnt from, half is for finding out what that would be worth. */
const HELD_OUT = 0.5;

/**
 * Learns how owners should be weighed from choices that were drawn by chance, and estimates on the others what that would be worth.
 * It is put to use only where even the low end of that is no worse than what was done.
 */
export function learnRanking(rows: readonly DrawnOutcome[]): RankingLesson {
  const seen = rows.filter(({ id }) => !splitByHash(id, HELD_OUT));
  const unseen = rows.filter(({ id }) => splitByHash(id, HELD_OUT));
  const wasChosen = ({ draw }: DrawnOutcome) => draw.candidates.find(({ id }) => id === draw.chosen);
  const tooFew = estimateOffPolicy(
    unseen.map(() => ({ reward: 0, propensity: 1, target: 1, expectedOfLogged: 0, expectedOfTarget: 0 })),
  );
  if (!tooFew.known)
    return {
      ranking: null,
      value: tooFew,
      asDecided: null,
      why: `Owners are weighed as stated. ${tooFew.sentence}`,
    };
  const converted = seen.filter((row) => row.converted).length;
  if (converted === 0 || converted === seen.length)
    return {
      ranking: null,
      value: tooFew,
      asDecided: null,
      why: 'Owners are weighed as stated: what was tried all came to the same.',
    };
  const featuresOf = (marks: RankingMarks, score: number) => ({ ...marks, score });
  const model = trainChoice(
    seen.map((row) => ({
      features: featuresOf(wasChosen(row)?.marks ?? {}, row.score),
      turnedOutWell: row.converted,
    })),
  );
  const raw = (criterion: RankingCriterion) => {
    const feature = model.features.find(({ name }) => name === criterion);
    return Math.max(0, feature ? feature.weight / feature.deviation : 0);
  };
  const total = rankingCriteria.reduce((sum, criterion) => sum + raw(criterion), 0);
  const weightOf = (criterion: RankingCriterion) => (total === 0 ? 0 : raw(criterion) / total);
  const weights = {
    region: weightOf('region'),
    headroom: weightOf('headroom'),
    record: weightOf('record'),
    fairness: weightOf('fairness'),
  };
  if (total === 0)
    return {
      ranking: null,
      value: tooFew,
      asDecided: null,
      why: 'Owners are weighed as stated: no mark went with a better outcome.',
    };
  const value = estimateOffPolicy(
    unseen.map((row) => {
      const chosen = wasChosen(row);
      const best = bestChoice(row.draw.candidates, ({ marks }) => suitabilityOf(marks, weights));
      return {
        reward: row.converted ? 1 : 0,
        propensity: row.draw.propensity,
        target: best?.id === row.draw.chosen ? 1 : 0,
        expectedOfLogged: expectOfChoice(model, featuresOf(chosen?.marks ?? {}, row.score)),
        expectedOfTarget: expectOfChoice(model, featuresOf(best?.marks ?? {}, row.score)),
      };
    }),
  );
  const asDecided = unseen.filter((row) => row.converted).length / unseen.length;
  if (!value.known)
    return { ranking: null, value, asDecided, why: `Owners are weighed as stated. ${value.sentence}` };
  const holds = value.value.doublyRobust.low >= asDecided;
  return {
    ranking: holds ? { schemaVersion: 1, weights, trainedOn: seen.length, triedOn: unseen.length } : null,
    value,
    asDecided,
    why: holds
      ? 'Owners are weighed by what was learnt: even the low end of its value is no worse than what was done.'
      : 'Owners are weighed as stated: the low end of what the learnt weights would be worth lies below what was done.',
  };
}
