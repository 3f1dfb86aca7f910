import {
  type RankingCriterion,
  type RankingWeights,
  rankingCriteria,
  statedRankingWeights,
  suitabilityOf,
} from '@/lib/core/learning/learnt-ranking';
import { fairnessByCapacity, shrunkShare } from '@/lib/core/statistics/capacity';
import type { LeadRouterContext, RoutableOwner } from './context';

export const criteria = rankingCriteria;
export type Criterion = RankingCriterion;
export type Weights = RankingWeights;

export type RankedOwner = {
  owner: RoutableOwner;
  /** Each 0 to 1. */
  marks: Record<Criterion, number>;
  suitability: number;
  regionFit: 'same' | 'other' | 'unknown';
};

/** At the accounts that matter most, who has closed such contacts before counts more than an even share. */
const tierOneWeights: Weights = { region: 0.35, headroom: 0.2, record: 0.35, fairness: 0.1 };
const priorCases = 20;
const assumedCases = 10;
const assumedShare = 0.3;

/** What was learnt from trying takes the place of what is stated. */
export const weightsFor = ({ contact, ranking }: Pick<LeadRouterContext, 'contact' | 'ranking'>): Weights =>
  ranking?.weights ?? (contact.accountTier === 'tier_1' ? tierOneWeights : statedRankingWeights);

/** Available owners with room, best suited first; equal ones in the order of their ids. */
export function rankOwners(context: LeadRouterContext, weights: Weights): RankedOwner[] {
  const open = context.owners.filter((o) => o.available && o.openLoad < o.capacity);
  const common = commonShare(context.owners);
  const best = Math.max(common, ...open.map((o) => recordOf(o, common)));
  const fairness = fairnessByCapacity(
    open.map((o) => ({ id: o.externalId, capacity: o.capacity })),
    new Map(context.recentAssignments.map((a) => [a.ownerExternalId, a.count])),
  );
  const ranked = open.map((owner): RankedOwner => {
    const regionFit = fitOfRegion(context.contact.region, owner.region);
    const marks = {
      region: regionFit === 'same' ? 1 : regionFit === 'unknown' ? 0.5 : 0,
      headroom: 1 - owner.openLoad / owner.capacity,
      record: best > 0 ? recordOf(owner, common) / best : 0.5,
      fairness: fairness.get(owner.externalId) ?? 0.5,
    };
    return { owner, marks, suitability: suitabilityOf(marks, weights), regionFit };
  });
  return ranked.sort(
    (a, b) => b.suitability - a.suitability || (a.owner.externalId < b.owner.externalId ? -1 : 1),
  );
}

/**
 * How far the choice depends on the weights, which are a judgement: every criterion is doubled, kept and halved in turn (81
 * combinations). The answer is the share of them in which nobody else is better suited by more than 0.05.
 */
export function robustnessOfChoice(ranked: readonly RankedOwner[], weights: Weights): number {
  const [chosen] = ranked;
  if (!chosen) return 0;
  const factors = [0.5, 1, 2];
  let combinations: Weights[] = [weights];
  for (const criterion of criteria) {
    combinations = combinations.flatMap((w) => factors.map((f) => ({ ...w, [criterion]: w[criterion] * f })));
  }
  const holds = combinations.filter((w) => {
    const mine = suitabilityOf(chosen.marks, w);
    return ranked.every((other) => suitabilityOf(other.marks, w) <= mine + 0.05);
  });
  return holds.length / combinations.length;
}

const recordOf = (owner: RoutableOwner, common: number): number =>
  owner.acceptedShare === null
    ? common
    : shrunkShare(owner.acceptedShare, owner.acceptedOf ?? assumedCases, common, priorCases);

function commonShare(owners: readonly RoutableOwner[]): number {
  const known = owners.filter((o) => o.acceptedShare !== null);
  const cases = known.reduce((sum, o) => sum + (o.acceptedOf ?? assumedCases), 0);
  if (cases === 0) return assumedShare;
  return known.reduce((sum, o) => sum + (o.acceptedShare ?? 0) * (o.acceptedOf ?? assumedCases), 0) / cases;
}

function fitOfRegion(contact: string | null, owner: string): RankedOwner['regionFit'] {
  const [a, b] = [contact?.trim().toLowerCase() ?? '', owner.trim().toLowerCase()];
  if (a === '' || b === '') return 'unknown';
  return a === b ? 'same' : 'other';
}
