import type { NormalBelief } from './normal';

/** What of a day is judged: money brought back, or a number of conversions where no money is reported. */
export type Outcome = 'revenue' | 'conversions';

/**
 * Assumed, because what another spend would have returned was never observed: what a campaign's day is expected to bring follows
 * return · spend^b, with b below 1. The return and b are estimated per campaign from its own days, newer ones counting more, and drawn
 * towards what the workspace's campaigns have in common, the more the fewer days or conversions it has.
 */
export const responsePrior = {
  /** Expected before anything was seen, and how far campaigns differ from it. */
  elasticity: 0.7,
  elasticityDeviation: 0.15,
  /** How far the returns of campaigns differ, as a logarithm: a factor of two. */
  returnDeviation: 0.7,
  halfLifeDays: 14,
} as const;
/** Returns that grow as fast as spend would put everything on one campaign for ever: ruled out. */
const elasticityRange = { least: 0.2, most: 0.95 } as const;

/**
 * How the scatter of a day grows with what is expected of it: variance = dispersion · mean^power. Counts scatter by 1; money, a count of
 * sales of differing size, by 1.5. Both have days with nothing.
 */
const powerOf: Record<Outcome, number> = { conversions: 1, revenue: 1.5 };

/** One day: what was spent, what it is known to have brought so far, and which share of all that it will bring that is. */
export type ResponsePoint = {
  spend: number;
  outcome: number;
  /** Above 0, 1 where nothing more is to come. */
  known: number;
  /** Newest 1; older days less. */
  weight: number;
};

export type ResponsePriors = { logReturn: NormalBelief; elasticity: NormalBelief; dispersion: number };

export type ResponseModel = {
  outcome: Outcome;
  /** Typical daily spend the model is centred on, in units. */
  typicalSpend: number;
  /** Log of what one unit of spend brings at the typical spend. */
  logReturn: NormalBelief;
  elasticity: NormalBelief;
  /** Of the two beliefs together. */
  covariance: number;
  dispersion: number;
  days: number;
  /** Seen in these days, so far: units of money or conversions. */
  seen: number;
};

/** What the days alone say, before any prior: information about the log return and the elasticity, and the scatter they show. */
export type ResponseEvidence = {
  aboutReturn: number;
  aboutElasticity: number;
  scatter: number;
  weight: number;
};
type Fit = { model: ResponseModel; evidence: ResponseEvidence };

/** Fits one campaign's days under the priors, by Fisher scoring on the quasi-likelihood; the beliefs are its normal approximation. */
export function fitResponse(
  outcome: Outcome,
  points: readonly ResponsePoint[],
  priors: ResponsePriors,
): Fit | null {
  const total = sum(points, ({ weight }) => weight);
  if (points.length === 0 || total <= 0) return null;
  const typicalSpend = Math.exp(sum(points, (p) => p.weight * Math.log(p.spend)) / total);
  const power = powerOf[outcome];
  const priorPrecision = [1 / priors.logReturn.deviation ** 2, 1 / priors.elasticity.deviation ** 2] as const;
  let [a, b] = [priors.logReturn.mean, priors.elasticity.mean];
  let information = { aa: 0, ab: 0, bb: 0 };
  for (let round = 0; round < 40; round++) {
    const data = scoreOf(points, { a, b, typicalSpend, power, dispersion: priors.dispersion });
    information = data.information;
    const gradientA = data.a - priorPrecision[0] * (a - priors.logReturn.mean);
    const gradientB = data.b - priorPrecision[1] * (b - priors.elasticity.mean);
    const aa = information.aa + priorPrecision[0];
    const bb = information.bb + priorPrecision[1];
    const determinant = aa * bb - information.ab ** 2;
    const stepA = (bb * gradientA - information.ab * gradientB) / determinant;
    const stepB = (aa * gradientB - information.ab * gradientA) / determinant;
    // A far first guess must not jump past the answer.
    const shrink = Math.min(1, 1 / Math.max(Math.abs(stepA), Math.abs(stepB), 1e-12));
    a += stepA * shrink;
    b += stepB * shrink;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-9) break;
  }
  const aa = information.aa + priorPrecision[0];
  const bb = information.bb + priorPrecision[1];
  const determinant = aa * bb - information.ab ** 2;
  const elasticity = Math.min(elasticityRange.most, Math.max(elasticityRange.least, b));
  const model: ResponseModel = {
    outcome,
    typicalSpend,
    logReturn: { mean: a, deviation: Math.sqrt(bb / determinant) },
    elasticity: { mean: elasticity, deviation: Math.sqrt(aa / determinant) },
    covariance: -information.ab / determinant,
    dispersion: priors.dispersion,
    days: points.length,
    seen: sum(points, (p) => p.outcome),
  };
  const profile = information.bb - (information.aa > 0 ? information.ab ** 2 / information.aa : 0);
  const scatter = sum(points, (p) => {
    const mean = p.known * predictOutcome(model, p.spend);
    return (p.weight * (p.outcome - mean) ** 2) / mean ** power;
  });
  return {
    model,
    evidence: { aboutReturn: information.aa, aboutElasticity: Math.max(0, profile), scatter, weight: total },
  };
}

type At = { a: number; b: number; typicalSpend: number; power: number; dispersion: number };

/** Gradient and expected information of the quasi-likelihood in the log return and the elasticity. */
function scoreOf(points: readonly ResponsePoint[], { a, b, typicalSpend, power, dispersion }: At) {
  const score = { a: 0, b: 0, information: { aa: 0, ab: 0, bb: 0 } };
  for (const { spend, outcome, known, weight } of points) {
    const distance = Math.log(spend / typicalSpend);
    const mean = known * typicalSpend * Math.exp(Math.min(60, a + b * distance));
    const pull = (weight * (outcome - mean) * mean ** (1 - power)) / dispersion;
    const force = (weight * mean ** (2 - power)) / dispersion;
    score.a += pull;
    score.b += pull * distance;
    score.information.aa += force;
    score.information.ab += force * distance;
    score.information.bb += force * distance * distance;
  }
  return score;
}

/** What a day at this spend is expected to bring once all of it is known, in units of money or conversions. */
export function predictOutcome(model: ResponseModel, spend: number): number {
  if (spend <= 0) return 0;
  const distance = Math.log(spend / model.typicalSpend);
  return model.typicalSpend * Math.exp(model.logReturn.mean + model.elasticity.mean * distance);
}

/** Belief about the log of what a day at this spend brings. */
export function logOutcome(model: ResponseModel, spend: number): NormalBelief {
  return beliefAt(model, Math.log(predictOutcome(model, spend)), Math.log(spend / model.typicalSpend));
}

/** Belief about the log of the marginal return: what one more unit of spend brings back at this spend. */
export function logMarginalReturn(model: ResponseModel, spend: number): NormalBelief {
  const { elasticity, logReturn } = model;
  const distance = Math.log(spend / model.typicalSpend);
  const mean = Math.log(elasticity.mean) + logReturn.mean + (elasticity.mean - 1) * distance;
  return beliefAt(model, mean, 1 / elasticity.mean + distance);
}

/** `slope`: how the value moves with the elasticity; with the log return it moves one to one. */
function beliefAt({ logReturn, elasticity, covariance }: ResponseModel, mean: number, slope: number) {
  const variance = logReturn.deviation ** 2 + slope ** 2 * elasticity.deviation ** 2 + 2 * slope * covariance;
  return { mean, deviation: Math.sqrt(Math.max(1e-12, variance)) };
}

const sum = (points: readonly ResponsePoint[], of: (point: ResponsePoint) => number): number =>
  points.reduce((total, point) => total + of(point), 0);
