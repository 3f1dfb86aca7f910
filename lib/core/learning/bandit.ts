import { normalCdf } from '../statistics/normal';
import { seededDraws } from './seeded-draws';

/** What was seen of one variant: how often it was shown, and how often that led to what is wanted. */
export type ArmCounts = {
  key: string;
  shown: number;
  won: number;
  /** Who left at once, and who complained: reasons to stop a variant however often it wins. */
  bounced: number;
  complained: number;
};

/** How the bandit explores, and what holds it back. Shares are parts of 1. */
export type BanditSettings = {
  /** A variant that nothing is known of counts as this many showings at the rate of all of them together. */
  priorShown: number;
  /** The rate of all together is drawn towards this one, by so many showings. */
  baseRate: number;
  baseShown: number;
  /** Width of what is drawn from, against what is believed: under 1 explores less than plain Thompson sampling does. */
  width: number;
  draws: number;
  /** Each variant that is not stopped keeps at least this share. */
  minShare: number;
  /** A variant is stopped once it is worse than the best one with this probability. */
  stopProbability: number;
  /** Showings before a variant can be stopped. */
  minShownToStop: number;
  /** No share moves further than this at once; but for one that harms, which is off at once. */
  maxStep: number;
  /** A variant is stopped once people leave it at once, or complain, more than may be, with this probability. */
  harmProbability: number;
  /** Complaints per showing that are borne. */
  maxComplaintRate: number;
  /** No more than this goes to others than the one that is believed best; absent where nothing limits it. */
  maxExplored?: number | undefined;
};

/**
 * Width and prior were chosen on the even-numbered tests of Upworthy's archive alone; `npm run bench -- agents bandit` measures on
 * the odd-numbered ones.
 */
export const banditSettings: BanditSettings = {
  priorShown: 300,
  baseRate: 1 / 61,
  baseShown: 61,
  width: 0.5,
  draws: 100,
  minShare: 0.01,
  stopProbability: 0.95,
  minShownToStop: 200,
  maxStep: 0.5,
  harmProbability: 0.99,
  maxComplaintRate: 0.003,
};

export type ArmBelief = {
  key: string;
  /** The rate that is believed, and how far it may be off. */
  mean: number;
  deviation: number;
  /** Probability that it is worse than the one with the highest believed rate; 0 for that one. */
  worse: number;
  /** Why it gets no visitors; null while it runs. */
  stopped: 'worse' | 'bounces' | 'complaints' | null;
};

/** What is believed of each variant: drawn towards the rate of all of them, the less it was shown the more. */
export function believe(arms: readonly ArmCounts[], settings: BanditSettings): ArmBelief[] {
  const { priorShown, baseRate, baseShown } = settings;
  let shown = baseShown;
  let won = baseShown * baseRate;
  for (const arm of arms) {
    shown += arm.shown;
    won += arm.won;
  }
  const common = won / shown;
  const beliefs = arms.map((arm) => {
    const weight = arm.shown + priorShown;
    const mean = (arm.won + priorShown * common) / weight;
    return { key: arm.key, mean, deviation: Math.sqrt((mean * (1 - mean)) / (weight + 1)) };
  });
  const harms = arms.map((arm, i) => (i > 0 ? harmOf(arm, arms[0] as ArmCounts, settings) : null));
  // Nobody is worse than one that is not to be shown.
  const best = beliefs.reduce<(typeof beliefs)[number] | null>(
    (found, each, i) => (harms[i] === null && (found === null || each.mean > found.mean) ? each : found),
    null,
  );
  return beliefs.map((belief, i) => {
    const gap = best === null || belief === best ? 0 : best.mean - belief.mean;
    const spread = Math.hypot(belief.deviation, best?.deviation ?? 0);
    const worse = belief === best ? 0 : spread > 0 ? normalCdf(gap / spread) : gap > 0 ? 1 : 0;
    const enough = (arms[i]?.shown ?? 0) >= settings.minShownToStop;
    const stopped = harms[i] ?? (enough && worse >= settings.stopProbability ? 'worse' : null);
    return { ...belief, worse, stopped };
  });
}

/**
 * Whether more people than may be complained of a variant, or more left it at once than left the first one. The first is what the page
 * was before: it is what everybody falls back on, and is not stopped for these.
 */
function harmOf(
  arm: ArmCounts,
  first: ArmCounts,
  { minShownToStop, harmProbability, maxComplaintRate }: BanditSettings,
): 'bounces' | 'complaints' | null {
  if (arm.shown < minShownToStop) return null;
  const spreadOf = (rate: number, shown: number) => Math.sqrt((rate * (1 - rate)) / shown);
  const borne = spreadOf(maxComplaintRate, arm.shown);
  if (borne > 0 && normalCdf((arm.complained / arm.shown - maxComplaintRate) / borne) >= harmProbability)
    return 'complaints';
  if (first.shown < minShownToStop) return null;
  const common = (arm.bounced + first.bounced) / (arm.shown + first.shown);
  const spread = Math.hypot(spreadOf(common, arm.shown), spreadOf(common, first.shown));
  const more = arm.bounced / arm.shown - first.bounced / first.shown;
  return spread > 0 && normalCdf(more / spread) >= harmProbability ? 'bounces' : null;
}

/**
 * The shares that visitors should be given next: how often each variant comes out best among draws of a narrowed belief, with a floor
 * for whoever is not stopped. The same counts, settings and seed give the same shares.
 */
export function drawShares(
  beliefs: readonly ArmBelief[],
  { draws, width, minShare }: BanditSettings,
  seed: string,
): number[] {
  const running = beliefs.flatMap(({ stopped }, i) => (stopped === null ? [i] : []));
  const wins = beliefs.map(() => 0);
  if (running.length === 1) return wins.map((_, i) => (i === running[0] ? 1 : 0));
  const { normal } = seededDraws(seed);
  for (let draw = 0; draw < draws; draw++) {
    let best = running[0] ?? 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (const i of running) {
      const belief = beliefs[i] as ArmBelief;
      const value = belief.mean + width * belief.deviation * normal();
      if (value > highest) {
        highest = value;
        best = i;
      }
    }
    wins[best] = (wins[best] ?? 0) + 1;
  }
  const floor = Math.min(minShare, 1 / running.length);
  const free = 1 - floor * running.length;
  return wins.map((count, i) => (beliefs[i]?.stopped !== null ? 0 : floor + (free * count) / draws));
}

/** Holds each share within `maxStep` of what it is now; what is held back stays where it is. */
export function withinStep(now: readonly number[], wanted: readonly number[], maxStep: number): number[] {
  const furthest = wanted.reduce((most, share, i) => Math.max(most, Math.abs(share - (now[i] ?? 0))), 0);
  if (furthest <= maxStep) return [...wanted];
  const part = maxStep / furthest;
  return wanted.map((share, i) => (now[i] ?? 0) + part * (share - (now[i] ?? 0)));
}

/** One step of the bandit. `now` are the shares as they are, in the order of the arms. */
export function nextShares(
  arms: readonly ArmCounts[],
  now: readonly number[],
  seed: string,
  settings: BanditSettings = banditSettings,
): { beliefs: ArmBelief[]; shares: number[] } {
  const beliefs = believe(arms, settings);
  // What harms is off at once: its visitors fall back on the first, and only from there steps are counted.
  const isHarm = (i: number) => beliefs[i]?.stopped === 'bounces' || beliefs[i]?.stopped === 'complaints';
  const harmed = now.reduce((sum, share, i) => sum + (isHarm(i) ? share : 0), 0);
  const from = now.map((share, i) => (i === 0 ? share + harmed : isHarm(i) ? 0 : share));
  const wanted = withinExplored(drawShares(beliefs, settings, seed), beliefs, settings.maxExplored);
  return { beliefs, shares: withinStep(from, wanted, settings.maxStep) };
}

/** Holds what goes to others than the one that is believed best within what may be explored; that one takes the rest. */
function withinExplored(
  shares: readonly number[],
  beliefs: readonly ArmBelief[],
  maxExplored: number | undefined,
): number[] {
  const running = beliefs.flatMap(({ stopped, mean }, i) => (stopped === null ? [{ i, mean }] : []));
  const best = running.reduce(
    (found, each) => (each.mean > found.mean ? each : found),
    running[0] ?? { i: 0, mean: 0 },
  );
  const explored = shares.reduce((sum, share, i) => (i === best.i ? sum : sum + share), 0);
  if (maxExplored === undefined || explored <= maxExplored) return [...shares];
  const part = maxExplored / explored;
  return shares.map((share, i) => (i === best.i ? 1 - maxExplored : share * part));
}
