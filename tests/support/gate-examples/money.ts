import { aBudget, aBudgetChange, aCampaign, anAction, anAgent, aScope, millions } from '../builders/gate';
import { type Example, scoped, under } from './example';

/** Daily budget of 110, moved from 100 since the anchor. */
const moved = (anchor: 'dayStart' | 'weekAgo') =>
  aCampaign({
    state: { status: 'active', dailyBudgetMicros: millions(110), bidMicros: millions(2) },
    [anchor]: { dailyBudgetMicros: millions(100), bidMicros: millions(2) },
  });
const today = (addedSpend: number, actions = 0) => ({
  actions,
  addedSpendMicros: millions(addedSpend),
});
const evenly = (elapsedShare: number) => ({
  budgets: [aBudget({ period: 'month', pacing: 'even', elapsedShare })],
});
/** The last day of a month, with 30 a day to go on. */
const lastDay = {
  period: 'month' as const,
  daysLeft: 1,
  reservedMicros: '0',
  perDayMicros: millions(30),
};
const generous = under({ askAboveRelativeChange: 10 });

/** Rules about amounts: of one action, of a day, against seven days ago, and the caps. */
export const moneyExamples: Record<string, Example> = {
  'scope.added-spend': {
    verdict: 'deny',
    says: /\$10\.00 of spend per day; the agent may add at most \$9\.00/,
    speaks: { facts: scoped({ maxAddedDailySpendMicros: millions(9) }) },
    silent: { facts: scoped({ maxAddedDailySpendMicros: millions(10) }) },
  },
  'scope.daily-spend': {
    verdict: 'deny',
    says: /\$30\.01 of daily spend today; it may add \$30\.00/,
    speaks: {
      facts: {
        requester: anAgent({
          today: today(20.01),
          scope: aScope({ maxAddedSpendPerDayMicros: millions(30) }),
        }),
      },
    },
    silent: {
      facts: {
        requester: anAgent({ today: today(20), scope: aScope({ maxAddedSpendPerDayMicros: millions(30) }) }),
      },
    },
  },
  'scope.daily-actions': {
    verdict: 'deny',
    says: /may do 3 things a day and has done 3\./,
    speaks: { facts: { requester: anAgent({ today: today(0, 3), scope: aScope({ maxActionsPerDay: 3 }) }) } },
    silent: { facts: { requester: anAgent({ today: today(0, 2), scope: aScope({ maxActionsPerDay: 3 }) }) } },
  },
  'scope.relative-change': {
    verdict: 'deny',
    says: /daily budget by 21%, from \$100\.00 to \$79\.00; .* at most 20%/,
    speaks: { action: aBudgetChange(79), facts: scoped({ maxRelativeChange: 0.2 }) },
    silent: { action: aBudgetChange(120), facts: scoped({ maxRelativeChange: 0.2 }) },
  },
  'scope.daily-change': {
    verdict: 'deny',
    says: /by 21% since the start of the day \(\$100\.00 to \$121\.00\); .* at most 20%/,
    speaks: {
      action: aBudgetChange(121, 110),
      facts: { ...scoped({ maxRelativeChangePerDay: 0.2 }), target: moved('dayStart') },
    },
    silent: {
      action: aBudgetChange(120, 110),
      facts: { ...scoped({ maxRelativeChangePerDay: 0.2 }), target: moved('dayStart') },
    },
  },
  'scope.drift': {
    verdict: 'deny',
    says: /by 21% from where it was seven days ago \(\$100\.00 to \$121\.00\); .* at most 20%/,
    speaks: {
      action: aBudgetChange(121, 110),
      facts: { ...scoped({ maxDrift: 0.2 }), target: moved('weekAgo') },
    },
    silent: {
      action: aBudgetChange(120, 110),
      facts: { ...scoped({ maxDrift: 0.2 }), target: moved('weekAgo') },
    },
  },
  'action.stale-premise': {
    verdict: 'deny',
    says: /from a daily budget of \$101\.00, but it is \$100\.00 now/,
    speaks: { action: aBudgetChange(110, 101) },
    silent: { action: aBudgetChange(110, 100) },
  },
  'memory.tainted-reasons': {
    verdict: 'deny',
    says: /rests on one thing that was taken from words of somebody outside/,
    speaks: { action: anAction({ taintedReasons: 1 }) },
    silent: { action: anAction({ taintedReasons: 0 }) },
  },
  'policy.change-threshold': {
    verdict: 'escalate',
    says: /from \$100\.00 to \$126\.00 is 26%; above 25%/,
    speaks: { action: aBudgetChange(126) },
    silent: { action: aBudgetChange(125) },
  },
  'never-alone.large-change': {
    verdict: 'escalate',
    says: /daily budget would change by 51%: beyond 50% a person always decides/,
    speaks: { action: aBudgetChange(151), facts: generous },
    silent: { action: aBudgetChange(150), facts: generous },
  },
  'policy.roas-floor': {
    verdict: 'escalate',
    says: /returned 1 per unit spent over the last 7 days \(on \$700\.00\), below the floor of 1\.5/,
    speaks: { facts: { target: aCampaign({ revenueMicros: millions(700) }) } },
    silent: { action: aBudgetChange(90), facts: { target: aCampaign({ revenueMicros: millions(700) }) } },
  },
  'budget.cap': {
    verdict: 'deny',
    says: /“Search” has \$600\.00 left of \$1,000\.00 today; this needs up to \$600\.01/,
    speaks: { facts: { budgets: [aBudget({ neededMicros: millions(600.01) })] } },
    silent: { facts: { budgets: [aBudget({ neededMicros: millions(600) })] } },
  },
  'budget.next-window': {
    verdict: 'deny',
    says: /\$32\.26 a day would go on after this month: up to \$1,000\.06 in 31 days, where the budget “Search” allows \$1,000\.00 a month/,
    speaks: { facts: { budgets: [aBudget({ ...lastDay, neededMicros: millions(2.26) })] } },
    silent: { facts: { budgets: [aBudget({ ...lastDay, neededMicros: millions(2.25) })] } },
  },
  'budget.pacing': {
    verdict: 'escalate',
    says: /“Search” is to be spent evenly: with this, \$410\.00 of \$1,000\.00 \(41%\) .* with 30% of the month begun/,
    speaks: { facts: evenly(0.3) },
    silent: { facts: evenly(0.31) },
  },
  'policy.confidence': {
    verdict: 'escalate',
    says: /59% confident; below 60%/,
    speaks: { action: anAction({ confidence: 0.59 }) },
    silent: { action: anAction({ confidence: 0.6 }) },
  },
};
