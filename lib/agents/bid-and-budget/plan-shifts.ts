import {
  type CampaignOutlook,
  marginalReturn,
  probabilityOfBetterReturn,
} from '@/lib/core/statistics/budget-shift';
import { CapRoom } from './cap-room';

/** No single step is larger than this share, whatever the scope allows. */
export const maxStep = 0.15;
/** A shift needs this probability that its last unit returns more where it goes than where it comes from. */
export const shiftProbability = 0.8;
const minReturnRatio = 1.1;
/** A budget that is not spent anyway is no use where it goes. */
export const fullUtilisation = 0.7;
/** Budgets move in whole cents. */
const centMicros = 10_000n;
/** Below this share of the giving budget a change is noise for the platform. */
const minStep = 0.01;

export type ShiftLimits = { maxRelativeChange: number; maxAddedDailySpendMicros: bigint };
export type BudgetChange = {
  outlook: CampaignOutlook;
  /** Negative where budget is taken. */
  deltaMicros: bigint;
  /** Probability that the weakest of its shifts improves the return. */
  probability: number;
  counterparts: string[];
};

/**
 * Moves daily budget from low to high marginal return, best pair first. What is taken equals what is given, to the micro. A
 * campaign either gives or takes, never both. Nothing is moved to where a cap has no room for it.
 */
export function planShifts(
  outlooks: readonly CampaignOutlook[],
  limits: ShiftLimits,
  caps = new CapRoom([]),
): BudgetChange[] {
  const step = Math.min(maxStep, limits.maxRelativeChange);
  const allowance = new Map(outlooks.map((o) => [o.id, wholeCents(scaled(o.budgetMicros, step))]));
  const changes = new Map<string, BudgetChange>();
  const givers = [...outlooks].sort((a, b) => marginalReturn(a) - marginalReturn(b) || byId(a, b));
  const takers = [...givers].reverse().filter((o) => o.utilisation >= fullUtilisation);
  for (const to of takers) {
    for (const from of givers) {
      const probability = probabilityOfBetterReturn(from, to);
      const pays =
        marginalReturn(to) >= marginalReturn(from) * minReturnRatio && probability >= shiftProbability;
      if (from.id === to.id || !pays || gives(changes, to.id) || takes(changes, from.id)) continue;
      const most = caps.mostFor(to.id, from.id);
      const room = minOf(
        ...(most === null ? [] : [wholeCents(most)]),
        allowance.get(from.id) ?? 0n,
        allowance.get(to.id) ?? 0n,
        wholeCents(limits.maxAddedDailySpendMicros) - (changes.get(to.id)?.deltaMicros ?? 0n),
      );
      if (room < maxOf(centMicros, scaled(minOf(from.budgetMicros, to.budgetMicros), minStep))) continue;
      allowance.set(from.id, (allowance.get(from.id) ?? 0n) - room);
      allowance.set(to.id, (allowance.get(to.id) ?? 0n) - room);
      note(changes, from, -room, probability, to.id);
      note(changes, to, room, probability, from.id);
      caps.note(from.id, -room);
      caps.note(to.id, room);
    }
  }
  // What is taken comes first, so that no moment has more budget out than before.
  return [...changes.values()].sort((a, b) =>
    a.deltaMicros < b.deltaMicros ? -1 : a.deltaMicros > b.deltaMicros ? 1 : byId(a.outlook, b.outlook),
  );
}

function note(
  changes: Map<string, BudgetChange>,
  outlook: CampaignOutlook,
  delta: bigint,
  probability: number,
  counterpart: string,
): void {
  const before = changes.get(outlook.id);
  changes.set(outlook.id, {
    outlook,
    deltaMicros: (before?.deltaMicros ?? 0n) + delta,
    probability: Math.min(before?.probability ?? 1, probability),
    counterparts: [...(before?.counterparts ?? []), counterpart],
  });
}

const gives = (changes: Map<string, BudgetChange>, id: string) => (changes.get(id)?.deltaMicros ?? 0n) < 0n;
const takes = (changes: Map<string, BudgetChange>, id: string) => (changes.get(id)?.deltaMicros ?? 0n) > 0n;
const byId = (a: CampaignOutlook, b: CampaignOutlook) => (a.id < b.id ? -1 : 1);
/** Rounded down: a share of an amount may never come out larger than it is. */
export const scaled = (micros: bigint, share: number): bigint =>
  (micros * BigInt(Math.floor(share * 1_000_000))) / 1_000_000n;
export const wholeCents = (micros: bigint): bigint => (micros / centMicros) * centMicros;
const minOf = (...values: bigint[]): bigint => values.reduce((a, b) => (a < b ? a : b));
const maxOf = (...values: bigint[]): bigint => values.reduce((a, b) => (a > b ? a : b));
