import type { NormalBelief } from './normal';
import {
  fitResponse,
  type Outcome,
  type ResponseEvidence,
  type ResponseModel,
  type ResponsePoint,
  type ResponsePriors,
  responsePrior,
} from './response-model';

export type PooledResponses = {
  models: ReadonlyMap<string, ResponseModel>;
  /** What the campaigns have in common: one without days of its own would be judged by this. */
  common: { logReturn: NormalBelief; elasticity: NormalBelief };
};

/** Days of scatter that all campaigns together lend to each: a few days that happen to agree must not look like certainty. */
const lentDays = 5;
/** Of the one day that nothing was seen on: a scatter of 30 % of what was expected. */
const leastScatter = 0.3;
/** Campaigns' worth of belief that their returns differ as the prior says. */
const priorCampaigns = 2;
const rounds = 12;

/**
 * Fits all campaigns together by empirical Bayes: in turns each is fitted under what they have in common, and what they have in common is
 * taken from the fits. One with few conversions leans on the others, one with many stands for itself. Null where nothing was ever brought.
 */
export function fitResponses(
  outcome: Outcome,
  campaigns: readonly { id: string; points: readonly ResponsePoint[] }[],
): PooledResponses | null {
  const usable = campaigns.filter(({ points }) => points.length > 0);
  const all = usable.flatMap(({ points }) => points);
  const brought = weighed(all, (p) => p.outcome);
  const expected = weighed(all, (p) => p.known * p.spend);
  if (brought <= 0 || expected <= 0) return null;
  let common: PooledResponses['common'] = {
    logReturn: { mean: Math.log(brought / expected), deviation: responsePrior.returnDeviation },
    elasticity: { mean: responsePrior.elasticity, deviation: responsePrior.elasticityDeviation },
  };
  const meanDay = Math.max(brought / weighed(all, () => 1), Number.MIN_VALUE);
  let dispersions = new Map(usable.map(({ id }) => [id, dispersionOf(outcome, meanDay, [], null)]));
  let fits = new Map<string, NonNullable<ReturnType<typeof fitResponse>>>();
  for (let round = 0; round < rounds; round++) {
    fits = new Map(
      usable.flatMap(({ id, points }) => {
        const priors: ResponsePriors = { ...common, dispersion: dispersions.get(id) ?? 1 };
        const fit = fitResponse(outcome, points, priors);
        return fit ? [[id, fit] as const] : [];
      }),
    );
    const evidence = [...fits.values()].map((fit) => fit.evidence);
    dispersions = new Map(
      [...fits].map(([id, fit]) => [id, dispersionOf(outcome, meanDay, evidence, fit.evidence)]),
    );
    common = commonOf([...fits.values()], common);
  }
  return { models: new Map([...fits].map(([id, { model }]) => [id, model])), common };
}

function commonOf(
  fits: readonly NonNullable<ReturnType<typeof fitResponse>>[],
  before: PooledResponses['common'],
): PooledResponses['common'] {
  const returns = fits.map(({ model }) => model.logReturn);
  const mean = returns.reduce((total, belief) => total + belief.mean, 0) / Math.max(1, returns.length);
  const spread = returns.reduce(
    (total, belief) => total + (belief.mean - mean) ** 2 + belief.deviation ** 2,
    priorCampaigns * responsePrior.returnDeviation ** 2,
  );
  const deviation = Math.sqrt(spread / (returns.length + priorCampaigns));
  return { logReturn: { mean, deviation }, elasticity: commonElasticity(fits, before.elasticity) };
}

/** Drawn from what each campaign's days alone say of it, by how much they say, and from the prior. */
function commonElasticity(
  fits: readonly NonNullable<ReturnType<typeof fitResponse>>[],
  prior: NormalBelief,
): NormalBelief {
  const between = responsePrior.elasticityDeviation ** 2;
  let weight = 1 / between;
  let total = responsePrior.elasticity / between;
  for (const { model, evidence } of fits) {
    const information = evidence.aboutElasticity;
    if (information <= 0) continue;
    const alone = model.elasticity.mean + (model.elasticity.mean - prior.mean) / between / information;
    const share = 1 / (1 / information + between);
    weight += share;
    total += share * alone;
  }
  return {
    mean: Math.min(0.95, Math.max(0.2, total / weight)),
    deviation: responsePrior.elasticityDeviation,
  };
}

function dispersionOf(
  outcome: Outcome,
  meanDay: number,
  all: readonly ResponseEvidence[],
  own: ResponseEvidence | null,
): number {
  const least = leastScatter ** 2 * meanDay ** (outcome === 'revenue' ? 0.5 : 1);
  const sumOf = (of: (evidence: ResponseEvidence) => number) =>
    all.reduce((total, each) => total + of(each), 0);
  const pooled = (sumOf((e) => e.scatter) + least) / (sumOf((e) => e.weight) + 1);
  const value = own ? (own.scatter + lentDays * pooled) / (own.weight + lentDays) : pooled;
  // Counts can't scatter less than chance alone makes them.
  return outcome === 'conversions' ? Math.max(1, value) : value;
}

const weighed = (points: readonly ResponsePoint[], of: (point: ResponsePoint) => number): number =>
  points.reduce((total, point) => total + point.weight * of(point), 0);
