import type { Plan, PlanConflict } from '@/lib/core/runs/plan';
import { moneyText } from '../kit/words';
import type { Claim } from './account-context';

type Mine = { priority: number; expectedValueMicros: string; currency: string };

/**
 * Between plays that want one account or person in overlapping time: the lower number of priority goes first, at the same priority the one
 * that is worth more, at the same value the one that was first. @returns the play this one gives way to, or those that give way to it.
 */
export function resolveClaims(
  claims: readonly Claim[],
  mine: Mine,
): { yieldsTo: PlanConflict | null; goesBefore: PlanConflict[] } {
  const stronger = claims
    .filter((claim) => compare(claim, mine) <= 0)
    .sort((a, b) => compare(a, b) || (a.runId < b.runId ? -1 : 1));
  const [first] = stronger;
  if (first) return { yieldsTo: conflictOf(first, whyFirst(first, mine)), goesBefore: [] };
  return {
    yieldsTo: null,
    goesBefore: claims
      .filter(({ isOpen }) => isOpen)
      .slice(0, 20)
      .map((claim) => conflictOf(claim, whySecond(claim, mine))),
  };
}

/** Below 0: `a` goes first. */
function compare(
  a: Pick<Claim, 'priority' | 'expectedValueMicros'>,
  b: Pick<Claim, 'priority' | 'expectedValueMicros'>,
): number {
  const difference = BigInt(b.expectedValueMicros) - BigInt(a.expectedValueMicros);
  return a.priority - b.priority || (difference < 0n ? -1 : difference > 0n ? 1 : 0);
}

const conflictOf = ({ playId, runId }: Claim, why: string): PlanConflict => ({ playId, runId, why });

const money = (micros: string, currency: string) => moneyText(BigInt(micros), currency);

function whyFirst({ title, priority, expectedValueMicros: worth }: Claim, mine: Mine): string {
  const theirs = `The play “${title.slice(0, 120)}” has them at this time`;
  if (priority !== mine.priority)
    return `${theirs}: its priority of ${priority} goes before this one of ${mine.priority}.`;
  return `${theirs}: at the same priority it is worth ${money(worth, mine.currency)}, this one ${money(mine.expectedValueMicros, mine.currency)}.`;
}

function whySecond({ title, priority, expectedValueMicros: worth }: Claim, mine: Mine): string {
  const theirs = `Goes before the play “${title.slice(0, 120)}”`;
  if (priority !== mine.priority) return `${theirs}: priority ${mine.priority} before ${priority}.`;
  return `${theirs}: at the same priority it is worth ${money(mine.expectedValueMicros, mine.currency)}, the other ${money(worth, mine.currency)}.`;
}

/** A plan after it was held against the plays that want the same: done as it is, or nothing, and why. */
export function withClaims(
  plan: Plan,
  claims: readonly Claim[],
  mine: Omit<Mine, 'expectedValueMicros'>,
): Plan {
  if (plan.action === 'none' || claims.length === 0) return plan;
  const { yieldsTo, goesBefore } = resolveClaims(claims, {
    ...mine,
    expectedValueMicros: plan.expectedValueMicros,
  });
  if (!yieldsTo) return { ...plan, goesBefore };
  return {
    ...plan,
    action: 'none',
    agentKind: null,
    why: `Gives way to another play. ${yieldsTo.why}`,
    expectedValueMicros: '0',
    expectedValueLowMicros: '0',
    expectedValueHighMicros: '0',
    steps: [],
    weighing: null,
    yieldsTo,
    alternatives: [
      {
        agentKind: plan.agentKind,
        agents: [...new Set(plan.steps.map(({ agentKind }) => agentKind))],
        why: plan.why.slice(0, 1000),
        expectedValueMicros: plan.expectedValueMicros,
        weighing: plan.weighing,
        whyNot: yieldsTo.why,
      },
      ...plan.alternatives.slice(0, 7),
    ],
  };
}
