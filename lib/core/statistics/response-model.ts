import { unitsOf } from '../shared/micros';
import type { CampaignDay } from './campaign-day';
import type { NormalBelief } from './normal';

/**
 * Assumed, because what another spend would have returned was never observed: a campaign's daily revenue follows
 * revenue = a · spend^b with log-normal scatter. b (how much of a rise in spend comes back) is estimated per campaign from
 * its own days and drawn towards the prior of 0.7; newer days count more.
 */
export const responsePrior = { elasticity: 0.7, elasticityDeviation: 0.15, halfLifeDays: 14 } as const;

export type ResponseModel = {
  /** Typical daily spend the model is centred on, in units. */
  typicalSpend: number;
  /** Log of the revenue at the typical spend. */
  logRevenue: NormalBelief;
  elasticity: NormalBelief;
  /** Scatter of one day's log revenue. */
  scatter: number;
  days: number;
};

type Point = { x: number; y: number; weight: number };

/** Fits the response of one campaign; null with fewer than `minDays` days that have both spend and revenue. */
export function fitResponse(days: readonly CampaignDay[], minDays = 5): ResponseModel | null {
  const usable = days
    .map((d) => ({
      day: d.day,
      spend: unitsOf(BigInt(d.spendMicros)),
      revenue: unitsOf(BigInt(d.revenueMicros)),
    }))
    .filter(({ spend, revenue }) => spend > 0 && revenue > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = usable.at(-1);
  if (!newest || usable.length < minDays) return null;
  const points: Point[] = usable.map(({ day, spend, revenue }) => ({
    x: Math.log(spend),
    y: Math.log(revenue),
    weight: 0.5 ** (ageInDays(day, newest.day) / responsePrior.halfLifeDays),
  }));
  const total = sum(points, (p) => p.weight);
  const meanX = sum(points, (p) => p.weight * p.x) / total;
  const meanY = sum(points, (p) => p.weight * p.y) / total;
  const spreadX = sum(points, (p) => p.weight * (p.x - meanX) ** 2);
  const spreadXy = sum(points, (p) => p.weight * (p.x - meanX) * (p.y - meanY));
  let elasticity: NormalBelief = {
    mean: responsePrior.elasticity,
    deviation: responsePrior.elasticityDeviation,
  };
  let scatter = residualScatter(points, meanX, meanY, elasticity.mean, total);
  // Scatter and elasticity depend on each other; a few rounds settle both.
  for (let round = 0; round < 5; round++) {
    const dataPrecision = spreadX / scatter ** 2;
    const priorPrecision = 1 / responsePrior.elasticityDeviation ** 2;
    const precision = dataPrecision + priorPrecision;
    const mean = (spreadXy / scatter ** 2 + priorPrecision * responsePrior.elasticity) / precision;
    // Returns that grow faster than spend would put everything on one campaign for ever: ruled out.
    elasticity = { mean: Math.min(0.95, Math.max(0.2, mean)), deviation: 1 / Math.sqrt(precision) };
    scatter = residualScatter(points, meanX, meanY, elasticity.mean, total);
  }
  return {
    typicalSpend: Math.exp(meanX),
    logRevenue: { mean: meanY, deviation: scatter / Math.sqrt(total) },
    elasticity,
    scatter,
    days: usable.length,
  };
}

/** Expected revenue of a day at this spend, in units. */
export function predictRevenue(model: ResponseModel, spend: number): number {
  if (spend <= 0) return 0;
  const log = model.logRevenue.mean + model.elasticity.mean * Math.log(spend / model.typicalSpend);
  return Math.exp(log + model.scatter ** 2 / 2);
}

/** Belief about the log of the marginal return: what one more unit of spend brings back at this spend. */
export function logMarginalReturn(model: ResponseModel, spend: number): NormalBelief {
  const { logRevenue, elasticity, scatter } = model;
  const distance = Math.log(spend / model.typicalSpend);
  const mean =
    Math.log(elasticity.mean) +
    logRevenue.mean +
    scatter ** 2 / 2 +
    elasticity.mean * distance -
    Math.log(spend);
  // Level and elasticity are independent at the centre; the elasticity enters as a factor and over the distance.
  const viaElasticity = (1 / elasticity.mean + distance) * elasticity.deviation;
  return { mean, deviation: Math.hypot(logRevenue.deviation, viaElasticity) };
}

const residualScatter = (
  points: readonly Point[],
  meanX: number,
  meanY: number,
  b: number,
  total: number,
) => {
  const squares = sum(points, (p) => p.weight * (p.y - meanY - b * (p.x - meanX)) ** 2);
  // One pseudo-day of scatter 0.3: a few days that happen to agree must not look like certainty.
  return Math.sqrt((squares + 0.09) / (total + 1));
};
const ageInDays = (day: string, newest: string) => (Date.parse(newest) - Date.parse(day)) / 86_400_000;
const sum = (points: readonly Point[], of: (point: Point) => number): number =>
  points.reduce((total, point) => total + of(point), 0);
