import { coveredBy, evenPerDay, type SpendCap } from '@/lib/core/budgets/spend-cap';
import { type CampaignOutlook, marginalReturn } from '@/lib/core/statistics/budget-shift';
import { probabilityAbove } from '@/lib/core/statistics/normal';
import type { CapRoom } from './cap-room';
import type { CampaignStanding } from './context';
import {
  fullUtilisation,
  maxStep,
  type ShiftLimits,
  scaled,
  shiftProbability,
  wholeCents,
} from './plan-shifts';

/** Days are never alike: a pace within this share of the even one is left alone. */
const slack = 0.03;

export type PacingChange = {
  campaignId: string;
  fromMicros: bigint;
  deltaMicros: bigint;
  cap: SpendCap;
  /** What it was chosen by among those under the cap; null where too little is known of it. */
  outlook: CampaignOutlook | null;
};

/**
 * Keeps what the campaigns are set to spend on the pace of their caps. Above it budget is taken, from the lowest marginal return first;
 * below it, under a cap that is to be spent evenly, budget is added where the next unit very likely returns more than it costs.
 */
export function planPacing(
  caps: readonly SpendCap[],
  campaigns: readonly CampaignStanding[],
  outlooks: readonly CampaignOutlook[],
  limits: ShiftLimits,
  room: CapRoom,
): PacingChange[] {
  const step = Math.min(maxStep, limits.maxRelativeChange);
  const changes: PacingChange[] = [];
  const outlookOf = new Map(outlooks.map((outlook) => [outlook.id, outlook]));
  // Those that nothing is known of are the last to lose.
  const weakestFirst = [...campaigns].sort(
    (a, b) => worthOf(outlookOf.get(a.id)) - worthOf(outlookOf.get(b.id)) || (a.id < b.id ? -1 : 1),
  );
  const paced = caps
    .filter(({ perDayMicros }) => perDayMicros !== null)
    .map((cap) => ({ cap, ahead: BigInt(cap.perDayMicros ?? 0) - evenPerDay(cap) }))
    .sort((a, b) => (a.ahead > b.ahead ? -1 : a.ahead < b.ahead ? 1 : a.cap.id < b.cap.id ? -1 : 1));
  const changed = (id: string) => changes.some(({ campaignId }) => campaignId === id);
  const plannedUnder = (cap: SpendCap) =>
    changes.reduce((sum, each) => (coveredBy(cap, each.campaignId) ? sum + each.deltaMicros : sum), 0n);
  const add = (campaign: CampaignStanding, deltaMicros: bigint, cap: SpendCap): void => {
    const fromMicros = BigInt(campaign.dailyBudgetMicros);
    changes.push({
      campaignId: campaign.id,
      fromMicros,
      deltaMicros,
      cap,
      outlook: outlookOf.get(campaign.id) ?? null,
    });
    room.note(campaign.id, deltaMicros);
  };

  for (const { cap, ahead } of paced) {
    if (ahead <= tolerance(cap)) continue;
    for (const campaign of weakestFirst.filter(({ id }) => coveredBy(cap, id) && !changed(id))) {
      const missing = ahead + plannedUnder(cap);
      if (missing <= 0n) break;
      const most = wholeCents(scaled(BigInt(campaign.dailyBudgetMicros), step));
      const cut = missing < most ? roundedUp(missing, most) : most;
      if (cut > 0n) add(campaign, -cut, cap);
    }
  }
  for (const { cap, ahead } of paced) {
    if (cap.pacing !== 'even' || cap.period === 'day' || ahead >= -tolerance(cap)) continue;
    for (const campaign of [...weakestFirst].reverse()) {
      const outlook = outlookOf.get(campaign.id);
      if (!outlook || !coveredBy(cap, campaign.id) || changed(campaign.id) || !pays(outlook)) continue;
      const behind = -(ahead + plannedUnder(cap));
      const free = [
        scaled(BigInt(campaign.dailyBudgetMicros), step),
        limits.maxAddedDailySpendMicros,
        behind,
        room.mostFor(campaign.id, null) ?? behind,
      ].reduce((a, b) => (a < b ? a : b));
      if (wholeCents(free) > 0n) add(campaign, wholeCents(free), cap);
    }
  }
  return changes;
}

/** Conversions have no price here: whether one more is worth its cost can't be told, so nothing is added for them. */
const pays = ({ response, utilisation, logMarginal }: CampaignOutlook): boolean =>
  response.outcome === 'revenue' &&
  utilisation >= fullUtilisation &&
  probabilityAbove(logMarginal, 0) >= shiftProbability;

const tolerance = (cap: SpendCap): bigint => scaled(evenPerDay(cap), slack);
const worthOf = (outlook: CampaignOutlook | undefined): number =>
  outlook ? marginalReturn(outlook) : Number.POSITIVE_INFINITY;
/** Whole cents, rounded up: what is taken must bring the pace under the cap. */
const roundedUp = (micros: bigint, most: bigint): bigint => {
  const up = wholeCents(micros + 9_999n);
  return up < most ? up : most;
};
