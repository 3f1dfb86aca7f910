import { type ActionKind, describeAction } from '../../actions/catalogue';
import type { BudgetFact } from '../../budgets/budget-fact';
import { neededForDays } from '../../budgets/needed';
import { type Facts, isUnknown } from '../../gate/facts';
import type { CampaignTarget } from '../../gate/measured';
import { type Choice, choice, type Lever, type LeverSource, lever, range } from '../lever';
import { type GateCase, type Patch, type PatchStep, set } from '../patch';
import { qualityLever } from './quality-lever';
import { centsOf, MOST_CENTS, microsOfCents, moneyOf } from './units';

/** What the campaign was like, how large the step was, and what the budgets held. */
export const moneyLevers: LeverSource = (one) => [...campaignLevers(one), ...budgetLevers(one.facts)];

function campaignLevers(one: GateCase): Lever[] {
  const { target } = one.facts;
  if (isUnknown(target) || target.type !== 'campaign') return [];
  return [...amountLevers(one, target), ...historyLevers(one, target)];
}

const amountFields = {
  'ads.campaign.set-daily-budget': { field: 'dailyBudgetMicros', name: 'daily budget' },
  'ads.campaign.set-bid': { field: 'bidMicros', name: 'bid' },
} as const;

function amountLevers(one: GateCase, target: CampaignTarget): Lever[] {
  const { kind, payload } = one.action;
  if (kind !== 'ads.campaign.set-daily-budget' && kind !== 'ads.campaign.set-bid') return [];
  const { field, name } = amountFields[kind];
  const { fromMicros, toMicros } = payload as { fromMicros: string; toMicros: string };
  const present = target.state[field];
  if (typeof present !== 'string') return [];
  const money = moneyOf(one.facts);
  const [to, now] = [centsOf(toMicros), centsOf(present)];
  // A step of another size in the same direction: none at all would be no proposal.
  const [min, max] = to > now ? [Math.floor(now) + 1, MOST_CENTS] : [0, Math.ceil(now) - 1];
  const sizes =
    to === now
      ? []
      : [
          range({
            what: `the ${name} that was proposed`,
            at: to,
            min,
            max,
            show: money,
            patch: (cents) => withPayload(one, { ...(payload as object), toMicros: microsOfCents(cents) }),
          }),
        ];
  const premise =
    fromMicros === present
      ? []
      : [
          choice(`the present ${name}`, money(now), money(centsOf(fromMicros)), [
            set(`/facts/target/state/${field}`, fromMicros),
          ]),
        ];
  return [...lever('proposal.amount', sizes), ...lever('campaign.present', premise)];
}

/** What the budgets would need goes with the step, and an approval holds for exactly what was approved. */
function withPayload({ action, facts }: GateCase, payload: unknown): Patch {
  const { budgets, target } = facts;
  const live = isUnknown(target) || target.type !== 'campaign' ? null : target.state;
  const added = describeAction(action.kind as ActionKind, payload).addedDailySpend(live);
  const needs: PatchStep[] = isUnknown(budgets)
    ? []
    : budgets.map(({ daysLeft }, at) =>
        set(`/facts/budgets/${at}/neededMicros`, neededForDays(added, daysLeft).toString()),
      );
  const approval = facts.approval === null ? [] : [set('/facts/approval', null)];
  return [set('/action/payload', payload), ...needs, ...approval];
}

function historyLevers({ action, facts }: GateCase, target: CampaignTarget): Lever[] {
  const money = moneyOf(facts);
  const { field, name } =
    action.kind === 'ads.campaign.set-bid'
      ? amountFields['ads.campaign.set-bid']
      : amountFields['ads.campaign.set-daily-budget'];
  const unmoved = (anchor: 'dayStart' | 'weekAgo', when: string): Choice[] => {
    const before = target[anchor]?.[field];
    const present = target.state[field];
    return before === undefined || typeof present !== 'string' || before === present
      ? []
      : [
          choice(`the ${name} ${when}`, money(centsOf(before)), money(centsOf(present)), [
            set(`/facts/target/${anchor}/${field}`, present),
          ]),
        ];
  };
  return [
    ...lever('campaign.revenue', [
      range({
        what: `what the campaign returned in ${target.windowDays} days`,
        at: centsOf(target.revenueMicros),
        min: 0,
        max: MOST_CENTS,
        show: money,
        patch: (cents) => [set('/facts/target/revenueMicros', microsOfCents(cents))],
      }),
    ]),
    ...(target.signalQuality === null ? [] : qualityLever('campaign.signal-quality', target.signalQuality)),
    ...lever('campaign.day-start', unmoved('dayStart', 'at the start of the day')),
    ...lever('campaign.week-ago', unmoved('weekAgo', 'seven days before')),
  ];
}

function budgetLevers(facts: Facts): Lever[] {
  const { budgets } = facts;
  if (isUnknown(budgets)) return [];
  return budgets.flatMap((budget, at) => leversOfBudget(facts, budget, at));
}

function leversOfBudget(facts: Facts, budget: BudgetFact, at: number): Lever[] {
  const money = moneyOf(facts);
  const amount = (field: 'capMicros' | 'committedMicros' | 'reservedMicros', what: string) =>
    range({
      what: `${what} the budget “${budget.name}”`,
      at: centsOf(budget[field]),
      min: 0,
      max: MOST_CENTS,
      show: money,
      patch: (cents) => [set(`/facts/budgets/${at}/${field}`, microsOfCents(cents))],
    });
  const evenly = budget.pacing === 'even';
  const pacing = choice(
    `the pace of the budget “${budget.name}”`,
    evenly ? 'even' : 'free',
    evenly ? 'free' : 'even',
    [set(`/facts/budgets/${at}/pacing`, evenly ? 'none' : 'even')],
  );
  return [
    ...lever(`budget.${at}.committed`, [amount('committedMicros', 'what was committed under')]),
    ...lever(`budget.${at}.reserved`, [amount('reservedMicros', 'what other actions held of')]),
    ...lever(`budget.${at}.cap`, [amount('capMicros', 'the cap of')], 'limit'),
    ...lever(`budget.${at}.pacing`, [pacing], 'limit'),
  ];
}
