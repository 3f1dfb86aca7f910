import { type ActionKind, describeAction } from '../../../lib/core/actions/catalogue';
import type { BudgetFact } from '../../../lib/core/budgets/budget-fact';
import { neededMicros } from '../../../lib/core/budgets/needed';
import { remainingDays, windowDays } from '../../../lib/core/budgets/window';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import { oversightMatrixSchema } from '../../../lib/core/oversight/oversight-matrix';
import {
  aCampaign,
  aContact,
  aContactFacts,
  aContent,
  aFacts,
  anAgent,
  aPolicy,
  aSequence,
  millions,
} from '../builders/gate';
import {
  type Agent,
  type Budget,
  campaignOf,
  DAY_MS,
  dayOf,
  type Money,
  type Person,
  personOf,
  type World,
  windowOf,
} from './world';

const act = { reversible: 'act' as const, irreversible: 'act' as const };
const row = { minutes: act, hours: act, days: act };
const content = aContent();

/** A policy that leaves the limits to the scopes and budgets, and asks as seldom as any policy can. */
const policyOf = (world: World) =>
  aPolicy({
    firstDecisionsToReview: 0,
    askAboveRelativeChange: 10,
    askAboveAddedDailySpendMicros: millions(1_000_000),
    roasFloor: 0,
    askBelowConfidence: 0,
    askBelowSignalQuality: 0,
    contact: world.rules,
    oversight: oversightMatrixSchema.parse({ low: row, medium: row, high: row }),
  });

/** What the gate may know of an action in this world, its own holds left out: as the gateway gathers it. */
export function gather(world: World, agent: Agent, action: GateAction, ownId: number | null): Facts {
  const described = describeAction(action.kind as ActionKind, action.payload);
  const { type, id } = described.target;
  const now = new Date(world.now);
  return aFacts({
    requester: anAgent({
      id: agent.id,
      scope: { id: `scp_${agent.id}`, version: 1, body: agent.scope },
      today: doneToday(world, agent, ownId),
    }),
    policy: policyOf(world),
    localTime: { hour: now.getUTCHours(), weekday: ((now.getUTCDay() + 6) % 7) + 1 },
    target: type === 'campaign' ? campaignTarget(world, id) : aContact({ id, contactedBefore: true }),
    budgets: type === 'campaign' ? budgetsOf(world, agent, action, ownId) : [],
    contacts:
      described.reaches === null
        ? []
        : [{ contactId: id, facts: contactFacts(world, described.reaches, personOf(world, id), ownId) }],
    content: described.reaches === null ? null : content,
    sequence: described.reaches === null ? null : aSequence({ purpose: described.reaches.purpose }),
  });
}

function doneToday(world: World, agent: Agent, ownId: number | null) {
  const today = world.actions.filter(
    (one) =>
      one.agentId === agent.id &&
      one.id !== ownId &&
      one.state !== 'dropped' &&
      dayOf(one.createdAt) === dayOf(world.now),
  );
  const added = today.reduce((sum, one) => sum + one.added, 0n);
  return { actions: today.length, addedSpendMicros: added.toString() };
}

const asFact = ({ daily, bid }: Money) => ({
  dailyBudgetMicros: daily.toString(),
  bidMicros: bid.toString(),
});

function campaignTarget(world: World, id: string): Facts['target'] {
  const { active, money, changes } = campaignOf(world, id);
  /** What our first change since that moment found; null where there was none. */
  const anchor = (since: number) => {
    const first = changes.find((change) => change.at >= since);
    return first ? asFact(first.before) : null;
  };
  return aCampaign({
    id,
    state: { status: active ? 'active' : 'paused', ...asFact(money) },
    dayStart: anchor(world.now - (world.now % DAY_MS)),
    weekAgo: anchor(world.now - 7 * DAY_MS),
  });
}

export const covers = ({ subject }: Budget, agent: Agent, campaignId: string): boolean =>
  subject === 'all' || ('campaign' in subject ? subject.campaign === campaignId : subject.agent === agent.id);

/** What a budget's present window is bound to without what is held: spent so far and set to be spent until its end. */
export function bound(world: World, budget: Budget): { before: bigint; today: bigint; later: bigint } {
  const { subject } = budget;
  const start = windowOf(budget, world.now);
  const day = dayOf(world.now);
  if (subject !== 'all' && 'agent' in subject) {
    const settled = world.holds.filter(
      (hold) => hold.budgetId === budget.id && hold.start === start && hold.settled,
    );
    return { before: settled.reduce((sum, hold) => sum + hold.micros, 0n), today: 0n, later: 0n };
  }
  const sum = { before: 0n, today: 0n, later: 0n };
  const daysAfter = BigInt(remainingDays(budget.period, day) - 1);
  for (const campaign of world.campaigns.values()) {
    if (subject !== 'all' && subject.campaign !== campaign.id) continue;
    const daily = campaign.active ? campaign.money.daily : 0n;
    const spentToday = campaign.spent.get(day) ?? 0n;
    for (const [on, micros] of campaign.spent) if (on >= start && on < day) sum.before += micros;
    sum.today += spentToday > daily ? spentToday : daily;
    sum.later += daily * daysAfter;
  }
  return sum;
}

/** What is set to be spent a day under a budget; null for an agent's. */
export function perDayOf(world: World, { subject }: Budget): bigint | null {
  if (subject !== 'all' && 'agent' in subject) return null;
  let sum = 0n;
  for (const { id, active, money } of world.campaigns.values())
    if (active && (subject === 'all' || subject.campaign === id)) sum += money.daily;
  return sum;
}

export const heldIn = (world: World, budget: Budget, exceptId: number | null): bigint =>
  world.holds
    .filter(
      (hold) =>
        hold.budgetId === budget.id &&
        hold.start === windowOf(budget, world.now) &&
        !hold.settled &&
        hold.actionId !== exceptId,
    )
    .reduce((sum, hold) => sum + hold.micros, 0n);

function budgetsOf(world: World, agent: Agent, action: GateAction, ownId: number | null): BudgetFact[] {
  const { target, addedDailySpend } = describeAction(action.kind as ActionKind, action.payload);
  const campaign = campaignOf(world, target.id);
  const added = addedDailySpend({
    status: campaign.active ? 'active' : 'paused',
    ...asFact(campaign.money),
  });
  const day = dayOf(world.now);
  return world.budgets
    .filter((budget) => covers(budget, agent, target.id))
    .map((budget) => {
      const { before, today, later } = bound(world, budget);
      const daysLeft = remainingDays(budget.period, day);
      return {
        windowId: `${budget.id} ${windowOf(budget, world.now)}`,
        budgetId: budget.id,
        name: budget.id,
        period: budget.period,
        capMicros: budget.cap.toString(),
        committedMicros: (before + today + later).toString(),
        reservedMicros: heldIn(world, budget, ownId).toString(),
        neededMicros: neededMicros(budget.period, added, day).toString(),
        pacing: 'none',
        spentBeforeMicros: before.toString(),
        todayMicros: today.toString(),
        perDayMicros: perDayOf(world, budget)?.toString() ?? null,
        daysLeft,
        elapsedShare: 1 - (daysLeft - 1) / windowDays(budget.period, day),
      };
    });
}

function contactFacts(
  world: World,
  { purpose, channel }: Parameters<typeof aContactFacts>[0] & object,
  person: Person,
  ownId: number | null,
) {
  const others = person.touches.filter((touch) => touch.actionId !== ownId);
  const within = (ms: number) => others.filter((touch) => !touch.sent || touch.at > world.now - ms).length;
  const { lease } = person;
  return aContactFacts({
    contactId: person.id,
    ...(purpose ? { purpose } : {}),
    ...(channel ? { channel } : {}),
    localTimes: [{ timeZone: 'UTC', offsetMinutes: 0, change: null }],
    touches: {
      channelToday: within(DAY_MS),
      channelWeek: within(7 * DAY_MS),
      totalToday: within(DAY_MS),
      totalWeek: within(7 * DAY_MS),
      ever: others.filter((touch) => touch.sent).length,
    },
    lease:
      lease && lease.until > world.now
        ? { purpose: lease.purpose, agentId: lease.agentId, until: new Date(lease.until).toISOString() }
        : null,
  });
}
