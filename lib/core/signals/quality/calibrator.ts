import { z } from 'zod';
import { fitLogisticRegression, sigmoid } from '../../statistics/logistic-regression';

const probability = z.number().min(0).max(1);

/** Turns a score of 0–1 into how often things with that score came true. It never turns their order round. */
export const calibratorSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('platt'), slope: z.number().min(0), intercept: z.number() }),
  /** Both ends of each step of a rising curve, joined by straight lines; scores ascend. */
  z.strictObject({
    method: z.literal('isotonic'),
    points: z.array(z.strictObject({ score: probability, share: probability })).min(1),
  }),
]);
export type Calibrator = z.infer<typeof calibratorSchema>;

/** From so many outcomes on the curve is read off them; below, a curve of two numbers is fitted, which needs fewer. */
const enoughForIsotonic = 1000;
/** Bounds of a probability before its log-odds are taken: what is said to be certain counts as 98 in 100. */
const surest = 0.98;

/** Log-odds of a probability, kept within ±3.9. */
export function logitOf(value: number): number {
  const p = Math.min(surest, Math.max(1 - surest, value));
  return Math.log(p / (1 - p));
}

/** Fits a calibrator on scores and what became of them; best on outcomes that the score was not learnt from. */
export function fitCalibrator(scores: readonly number[], labels: readonly boolean[]): Calibrator {
  if (scores.length !== labels.length) throw new RangeError('There must be one label per score.');
  if (scores.length === 0) throw new RangeError('There are no outcomes to calibrate on.');
  return scores.length >= enoughForIsotonic ? fitIsotonic(scores, labels) : fitPlatt(scores, labels);
}

export function calibrate(calibrator: Calibrator, score: number): number {
  if (calibrator.method === 'platt') return sigmoid(calibrator.intercept + calibrator.slope * logitOf(score));
  const { points } = calibrator;
  const next = points.findIndex((point) => point.score >= score);
  const [after, before] = [points[next], points[next - 1]];
  if (!after) return points.at(-1)?.share ?? score;
  if (!before) return after.share;
  const way = after.score === before.score ? 1 : (score - before.score) / (after.score - before.score);
  return before.share + way * (after.share - before.share);
}

function fitPlatt(scores: readonly number[], labels: readonly boolean[]): Calibrator {
  const rows = scores.map((score) => ({ indexes: [0], values: [logitOf(score)] }));
  const { intercept, weights } = fitLogisticRegression(rows, labels, 1, 0.1);
  const slope = weights[0] ?? 0;
  if (slope >= 0) return { method: 'platt', slope, intercept };
  // A score that runs against what happened tells nothing: only the base rate is left.
  const yes = labels.filter(Boolean).length;
  return { method: 'platt', slope: 0, intercept: Math.log((yes + 0.5) / (labels.length - yes + 0.5)) };
}

/** Pools adjacent violators; each block keeps half a case of either outcome, so that none becomes certain. */
function fitIsotonic(scores: readonly number[], labels: readonly boolean[]): Calibrator {
  type Block = { count: number; yes: number; from: number; to: number };
  const order = scores.map((score, i) => ({ score, yes: labels[i] === true ? 1 : 0 }));
  order.sort((a, b) => a.score - b.score);
  // Ties are one block from the start: their order must not matter.
  const blocks: Block[] = [];
  const share = (block: Block) => block.yes / block.count;
  const push = (block: Block) => {
    let last = block;
    for (let before = blocks.at(-1); before && share(before) >= share(last); before = blocks.at(-1)) {
      blocks.pop();
      last = {
        count: before.count + last.count,
        yes: before.yes + last.yes,
        from: before.from,
        to: last.to,
      };
    }
    blocks.push(last);
  };
  for (let start = 0; start < order.length; ) {
    const score = order[start]?.score ?? 0;
    const block: Block = { count: 0, yes: 0, from: score, to: score };
    for (; start < order.length && order[start]?.score === score; start++) {
      block.count++;
      block.yes += order[start]?.yes ?? 0;
    }
    push(block);
  }
  const points = blocks.flatMap((block) => {
    const point = { score: block.from, share: (block.yes + 0.5) / (block.count + 1) };
    return block.to > block.from ? [point, { ...point, score: block.to }] : [point];
  });
  // Half a case each can upset the order of small blocks: the higher share holds from there on.
  points.forEach((point, i) => {
    point.share = Math.max(point.share, points[i - 1]?.share ?? 0);
  });
  return { method: 'isotonic', points };
}
