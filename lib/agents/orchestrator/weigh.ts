import type { Weighing } from '@/lib/core/runs/plan';
import { microsOf } from '@/lib/core/shared/micros';
import { moneyText } from '../kit/words';
import type { Assumptions } from './assumptions';
import type { Candidate, Move } from './candidate';
import type { Value } from './plan-parts';

/** What a plan may come to at most, in units and minutes; null is no limit. */
export type PlanLimits = { maxCost: number | null; maxReviewMinutes: number | null };

export type Weighed = {
  candidate: Candidate;
  value: Value;
  cost: { media: number; messages: number; owners: number; risk: number; review: number };
  reviewMinutes: number;
  risks: string[];
  /** Value less all costs: what candidates are ranked by. */
  score: Value;
};

/** Weighs one candidate: what its parts add together, what they cost, what can go wrong, and the reviewers' time. */
export function weigh(candidate: Candidate, assumptions: Assumptions): Weighed {
  const { moves } = candidate;
  const total = (of: (move: Move) => number) => moves.reduce((sum, move) => sum + of(move), 0);
  const reviews = total(({ reviews }) => reviews);
  const cost = {
    media: total(({ media }) => media),
    messages: total(({ messages }) => messages),
    owners: total(({ owners }) => owners),
    risk: total(({ risks }) => risks.reduce((sum, { loss }) => sum + loss, 0)),
    review: reviews * assumptions.reviewCost,
  };
  const value = {
    low: together(moves, 'low', assumptions),
    mid: together(moves, 'mid', assumptions),
    high: together(moves, 'high', assumptions),
  };
  const spent = cost.media + cost.messages + cost.owners + cost.risk + cost.review;
  const score = { low: value.low - spent, mid: value.mid - spent, high: value.high - spent };
  return {
    candidate,
    value,
    cost,
    reviewMinutes: reviews * assumptions.reviewMinutes,
    risks: [...new Set(moves.flatMap(({ risks }) => risks.map(({ why }) => why)))].slice(0, 8),
    score,
  };
}

/** Channels reach the same people: the strongest counts in full, each further one less. */
function together(moves: readonly Move[], end: keyof Value, { overlap }: Assumptions): number {
  const byAgent = new Map<string, number>();
  for (const move of moves) byAgent.set(move.agentKind, (byAgent.get(move.agentKind) ?? 0) + move.gain[end]);
  return [...byAgent.values()].sort((a, b) => b - a).reduce((sum, gain, i) => sum + gain * overlap ** i, 0);
}

/** Why a play's own limits rule a candidate out; null where they do not. */
export function overLimit(
  { cost, reviewMinutes }: Weighed,
  limits: PlanLimits,
  currency: string,
): string | null {
  const spent = cost.media + cost.messages + cost.owners;
  if (limits.maxCost !== null && spent > limits.maxCost)
    return `It costs ${moneyText(microsOf(spent), currency)}; the play allows ${moneyText(microsOf(limits.maxCost), currency)} for one run.`;
  if (limits.maxReviewMinutes !== null && reviewMinutes > limits.maxReviewMinutes)
    return `It takes reviewers about ${minutes(reviewMinutes)}; the play allows ${minutes(limits.maxReviewMinutes)} for one run.`;
  return null;
}

const minutes = (count: number): string => `${Number(count.toFixed(1))} minutes`;
const micros = (units: number): string => microsOf(units).toString();

/** As it is kept with the run. */
export const weighingOf = ({ value, cost, score, reviewMinutes, risks }: Weighed): Weighing => ({
  valueMicros: micros(value.mid),
  mediaMicros: micros(cost.media),
  messagesMicros: micros(cost.messages),
  ownersMicros: micros(cost.owners),
  riskMicros: micros(cost.risk),
  reviewMicros: micros(cost.review),
  scoreMicros: micros(score.mid),
  reviewMinutes: Number(reviewMinutes.toFixed(2)),
  risks,
});

export type Choice = {
  /** Null where doing nothing is best. */
  chosen: Weighed | null;
  /** All others, the best first, each with why it was not chosen. */
  others: { weighed: Weighed; whyNot: string }[];
};

/** The candidate with the highest score that the limits allow, if it is worth more than doing nothing. Equal ones in the order of their keys. */
export function choose(
  candidates: readonly Candidate[],
  assumptions: Assumptions,
  limits: PlanLimits,
  currency: string,
): Choice {
  const ranked = candidates
    .map((candidate) => weigh(candidate, assumptions))
    .sort((a, b) => b.score.mid - a.score.mid || (a.candidate.key < b.candidate.key ? -1 : 1));
  const allowed = ranked.filter((weighed) => overLimit(weighed, limits, currency) === null);
  const chosen = allowed.find(({ score }) => score.mid > 0) ?? null;
  const others = ranked
    .filter((weighed) => weighed !== chosen)
    .map((weighed) => ({
      weighed,
      whyNot: overLimit(weighed, limits, currency) ?? lessThan(weighed, chosen, currency),
    }));
  return { chosen, others };
}

/** Why a candidate is worth less, by what differs most. */
function lessThan(weighed: Weighed, chosen: Weighed | null, currency: string): string {
  const money = (units: number) => moneyText(microsOf(units), currency);
  if (chosen === null)
    return `It would cost ${money(spentOn(weighed))} and bring ${money(weighed.value.mid)}: not worth it.`;
  const less = chosen.score.mid - weighed.score.mid;
  const gain = chosen.value.mid - weighed.value.mid;
  const cost = spentOn(weighed) - spentOn(chosen);
  const because =
    gain >= cost
      ? `it brings ${money(gain)} less`
      : `it costs ${money(cost)} more${gain > 0 ? ' and brings less' : ''}`;
  return `Worth ${money(less)} less than the chosen plan: ${because}.`;
}

const spentOn = ({ cost }: Weighed): number =>
  cost.media + cost.messages + cost.owners + cost.risk + cost.review;
