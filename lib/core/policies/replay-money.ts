import type { BudgetFact } from '../budgets/budget-fact';
import { type Facts, isUnknown } from '../gate/facts';

type Carried = {
  budgetId: string;
  windowId: string;
  name: string;
  period: BudgetFact['period'];
  /** What the draft would hold more (or less) than the record in this window, in micros. */
  difference: bigint;
  /** What it would spend more (or less) per day from now on, by campaign. */
  daily: Map<string, bigint>;
};

/** What other decisions free and hold in the windows of budgets. */
export type MoneyCarry = ReturnType<typeof carryMoney>;

/**
 * Carries on what another decision means for budgets: money not spent in one window is there for what comes later in it, and a daily
 * budget that was never raised is also lower in the windows that follow, until the campaign is set anew in both.
 */
export function carryMoney() {
  const budgets = new Map<string, Carried>();
  /** The caps last seen to cover a campaign, with the days left in them. */
  const coverage = new Map<string, readonly BudgetFact[]>();
  const closed: Carried[] = [];

  const carried = (fact: BudgetFact): Carried => {
    const known = budgets.get(fact.budgetId);
    if (known?.windowId === fact.windowId) return known;
    const daily = known?.daily ?? new Map<string, bigint>();
    if (known && known.difference !== 0n) closed.push(known);
    const made: Carried = {
      budgetId: fact.budgetId,
      windowId: fact.windowId,
      name: fact.name,
      period: fact.period,
      difference: total(daily) * BigInt(daysOf(fact)),
      daily,
    };
    budgets.set(fact.budgetId, made);
    return made;
  };

  const setDaily = (campaignId: string, change: (before: bigint) => bigint) => {
    for (const fact of coverage.get(campaignId) ?? []) {
      const window = carried(fact);
      const before = window.daily.get(campaignId) ?? 0n;
      const after = change(before);
      if (after === before) continue;
      window.difference += (after - before) * BigInt(fact.daysLeft);
      if (after === 0n) window.daily.delete(campaignId);
      else window.daily.set(campaignId, after);
    }
  };

  return {
    /** Notes which caps cover a campaign; call it with every record before it is decided. */
    see(campaignId: string, { budgets: facts }: Facts): void {
      if (!isUnknown(facts) && facts.length > 0) coverage.set(campaignId, facts);
    },
    /** The budgets as the draft would have found them; the same facts where it makes no difference to them. */
    adjust(facts: Facts): Facts {
      if (budgets.size === 0 || isUnknown(facts.budgets)) return facts;
      let changed = false;
      const adjusted = facts.budgets.map((fact) => {
        if (!budgets.has(fact.budgetId)) return fact;
        const { difference, daily } = carried(fact);
        if (difference === 0n && daily.size === 0) return fact;
        changed = true;
        return adjustBudget(fact, difference, total(daily));
      });
      return changed ? { ...facts, budgets: adjusted } : facts;
    },
    /** An action that spends `added` a day more (or less) goes out under the draft alone (sign 1) or in the record alone (-1). */
    diverge(campaignId: string, added: bigint, sign: 1n | -1n): void {
      setDaily(campaignId, (before) => before + sign * added);
    },
    /** The campaign is set to the same value in both: what came before no longer matters to its future. */
    meet(campaignId: string): void {
      setDaily(campaignId, () => 0n);
    },
    /** Whether the campaign would stand elsewhere under the draft. */
    isElsewhere: (campaignId: string): boolean =>
      (coverage.get(campaignId) ?? []).some(({ budgetId }) => budgets.get(budgetId)?.daily.has(campaignId)),
    windows: (): Carried[] => [...closed, ...budgets.values()].filter(({ difference }) => difference !== 0n),
  };
}

function adjustBudget(fact: BudgetFact, difference: bigint, daily: bigint): BudgetFact {
  const gone = difference - daily * BigInt(fact.daysLeft);
  return {
    ...fact,
    committedMicros: notBelowZero(BigInt(fact.committedMicros) + difference),
    spentBeforeMicros: notBelowZero(BigInt(fact.spentBeforeMicros) + gone),
    todayMicros: notBelowZero(BigInt(fact.todayMicros) + daily),
    perDayMicros: fact.perDayMicros === null ? null : notBelowZero(BigInt(fact.perDayMicros) + daily),
  };
}

const notBelowZero = (micros: bigint): string => (micros < 0n ? 0n : micros).toString();
const total = (daily: ReadonlyMap<string, bigint>): bigint => {
  let sum = 0n;
  for (const micros of daily.values()) sum += micros;
  return sum;
};

/** Days of the window a fact is about; a month of which only the last day is known counts as 30. */
function daysOf({ period, daysLeft, elapsedShare }: BudgetFact): number {
  if (period === 'day') return 1;
  if (period === 'week') return 7;
  return daysLeft === 1 ? 30 : Math.round((daysLeft - 1) / (1 - elapsedShare));
}
