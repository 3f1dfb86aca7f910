import { type ActionKind, describeAction } from '../../../lib/core/actions/catalogue';
import { longestWindowDays } from '../../../lib/core/budgets/window';
import { carryOut, propose } from './act';
import { actionFor, type Step } from './any-step';
import { bound, heldIn, perDayOf } from './gather';
import {
  type Agent,
  advance,
  type Budget,
  type Campaign,
  type Cleared,
  campaignOf,
  DAY_MS,
  dayOf,
  type Money,
  type World,
  windowOf,
} from './world';

/** Everything that was passed which must not be, worked out from what happened and not from what the gate was told. */
export type Watch = {
  broken: string[];
  done: Map<string, number>;
  reachedOut: ReachedOut[];
  atStart: Map<string, bigint>;
};
type ReachedOut = { person: string; agentId: string; purpose: string; at: number };

export const newWatch = (): Watch => ({ broken: [], done: new Map(), reachedOut: [], atStart: new Map() });

export function take(world: World, step: Step, watch: Watch): void {
  advance(world, step.waitMinutes * 60_000);
  lookAtWindows(world, watch);
  for (const cleared of world.actions.filter((one) => one.state === 'in flight').slice(0, step.carried))
    carry(world, cleared, watch);
  const agent = world.agents[step.agent];
  if (!agent) throw new Error(`There is no agent ${step.agent}.`);
  const cleared = propose(world, agent, actionFor(world, step.want));
  if (cleared && !step.later) carry(world, cleared, watch);
  lookAtDays(world, watch);
  lookAtWindows(world, watch);
}

function carry(world: World, cleared: Cleared, watch: Watch): void {
  const agent = world.agents.find((one) => one.id === cleared.agentId);
  if (!agent) throw new Error(`There is no agent ${cleared.agentId}.`);
  const { target, reaches } = describeAction(cleared.action.kind as ActionKind, cleared.action.payload);
  const before = target.type === 'campaign' ? { ...campaignOf(world, target.id).money } : null;
  const wasActive = target.type === 'campaign' && campaignOf(world, target.id).active;
  const taken = world.budgets.map((budget) => takenOf(world, budget));
  const own = world.budgets.map((budget) => takenOf(world, budget) - takenOf(world, budget, cleared.id));
  if (!carryOut(world, agent, cleared)) return;
  watch.done.set(cleared.action.kind, (watch.done.get(cleared.action.kind) ?? 0) + 1);
  if (reaches)
    watch.reachedOut.push({ person: target.id, agentId: agent.id, purpose: reaches.purpose, at: world.now });
  if (!before) return;
  const campaign = campaignOf(world, target.id);
  lookAtChange(world, agent, campaign, before, watch);
  const added = spendOf(campaign) - (wasActive ? before.daily : 0n);
  if (added <= 0n) return;
  world.budgets.forEach((budget, i) => {
    const grown = takenOf(world, budget) - ((taken[i] ?? 0n) - (own[i] ?? 0n));
    const daysLeft = BigInt(Math.round(daysLeftOf(world, budget)));
    if (grown > added * daysLeft)
      watch.broken.push(`money: ${budget.id} grew by ${grown}, more than ${added} for ${daysLeft} days`);
  });
}

const spendOf = (campaign: Campaign): bigint => (campaign.active ? campaign.money.daily : 0n);

/** What a window is bound to and what is held in it; `exceptId` leaves out what one action holds. */
function takenOf(world: World, budget: Budget, exceptId: number | null = null): bigint {
  const { before, today, later } = bound(world, budget);
  return before + today + later + heldIn(world, budget, exceptId);
}

function daysLeftOf(world: World, budget: Budget): number {
  for (let days = 1; ; days++)
    if (windowOf(budget, world.now + days * DAY_MS) !== windowOf(budget, world.now)) return days;
}

const shareOf = (from: bigint, to: bigint): number =>
  from === to ? 0 : from === 0n ? Number.POSITIVE_INFINITY : Math.abs(Number(to - from)) / Number(from);

/** What it was just before a moment. */
const valueBefore = ({ history }: Campaign, at: number): Money => {
  const found = history.findLast((value) => value.at < at) ?? history[0];
  if (!found) throw new Error('A campaign has always had a value.');
  return found;
};

function lookAtChange(
  world: World,
  { id, scope }: Agent,
  campaign: Campaign,
  before: Money,
  watch: Watch,
): void {
  const startOfDay = world.now - (world.now % DAY_MS);
  const anchors = [
    { name: 'since the start of the day', limit: scope.maxRelativeChangePerDay, at: startOfDay },
    { name: 'in seven days', limit: scope.maxDrift, at: world.now - 7 * DAY_MS },
  ];
  for (const field of ['daily', 'bid'] as const) {
    const [from, to] = [before[field], campaign.money[field]];
    if (from === to) continue;
    if (shareOf(from, to) > scope.maxRelativeChange)
      watch.broken.push(`${id} moved ${campaign.id} ${field} from ${from} to ${to} at once`);
    if (field === 'daily' && to - from > BigInt(scope.maxAddedDailySpendMicros))
      watch.broken.push(`${id} added ${to - from} to ${campaign.id} at once`);
    for (const { name, limit, at } of anchors) {
      const anchor = valueBefore(campaign, at)[field];
      const [near, far] = [abs(from - anchor), abs(to - anchor)];
      if (limit !== null && far > near && shareOf(anchor, to) > limit)
        watch.broken.push(
          `${id} moved ${campaign.id} ${field} from ${from} to ${to}, ${name} from ${anchor}`,
        );
    }
  }
}

const abs = (micros: bigint): bigint => (micros < 0n ? -micros : micros);

/** What an agent may do and add in a day, and how far a day may carry a campaign, by whomever and in however many steps. */
function lookAtDays(world: World, { broken }: Watch): void {
  const today = dayOf(world.now);
  for (const { id, scope } of world.agents) {
    const done = world.actions.filter(
      (one) => one.agentId === id && one.state !== 'dropped' && dayOf(one.createdAt) === today,
    );
    const added = done.reduce((sum, one) => sum + one.added, 0n);
    if (scope.maxActionsPerDay !== null && done.length > scope.maxActionsPerDay)
      broken.push(`${id} did ${done.length} things on ${today}`);
    if (scope.maxAddedSpendPerDayMicros !== null && added > BigInt(scope.maxAddedSpendPerDayMicros))
      broken.push(`${id} added ${added} on ${today}`);
  }
  const furthest = Math.max(
    ...world.agents.map(({ scope }) => scope.maxRelativeChangePerDay ?? Number.POSITIVE_INFINITY),
  );
  const drift = Math.max(...world.agents.map(({ scope }) => scope.maxDrift ?? Number.POSITIVE_INFINITY));
  for (const campaign of world.campaigns.values()) {
    const start = valueBefore(campaign, world.now - (world.now % DAY_MS));
    const first = campaign.history[0];
    const beganAt = campaign.changes[0]?.at ?? world.now;
    if (shareOf(start.daily, campaign.money.daily) > furthest)
      broken.push(`${campaign.id} went from ${start.daily} to ${campaign.money.daily} in a day`);
    if (first && world.now < beganAt + 7 * DAY_MS && shareOf(first.daily, campaign.money.daily) > drift)
      broken.push(`${campaign.id} went from ${first.daily} to ${campaign.money.daily} in a week`);
  }
}

/** No window is ever bound to more than its cap, but for what was set before anybody acted. */
function lookAtWindows(world: World, { broken, atStart }: Watch): void {
  for (const budget of world.budgets) {
    const taken = takenOf(world, budget);
    const wholeWindow = (perDayOf(world, budget) ?? 0n) * BigInt(longestWindowDays(budget.period));
    const first = atStart.get(budget.id) ?? (taken > wholeWindow ? taken : wholeWindow);
    atStart.set(budget.id, first);
    if (taken > budget.cap && taken > first)
      broken.push(`${budget.id} is bound to ${taken} of ${budget.cap} on ${dayOf(world.now)}`);
  }
}

/** Whether anybody heard from us too often, or for two purposes at once, all along. */
export function lookAtPeople(world: World, { reachedOut, broken }: Watch): void {
  const { caps, leaseDays } = world.rules;
  for (const { id, touches } of world.people.values()) {
    const sent = touches.filter((touch) => touch.sent).map((touch) => touch.at);
    const most = (ms: number) =>
      Math.max(0, ...sent.map((at) => sent.filter((other) => other >= at && other < at + ms).length));
    if (most(DAY_MS) > Math.min(caps.perChannelPerDay, caps.totalPerDay))
      broken.push(`${id} heard from us ${most(DAY_MS)} times in 24 hours`);
    if (most(7 * DAY_MS) > Math.min(caps.perChannelPerWeek, caps.totalPerWeek))
      broken.push(`${id} heard from us ${most(7 * DAY_MS)} times in 7 days`);
    const mine = reachedOut.filter((one) => one.person === id);
    mine.forEach((one, i) => {
      const next = mine[i + 1];
      if (!next || (next.agentId === one.agentId && next.purpose === one.purpose)) return;
      if (next.at < one.at + leaseDays * DAY_MS)
        broken.push(
          `${id}: ${next.agentId} for ${next.purpose} so soon after ${one.agentId} for ${one.purpose}`,
        );
    });
  }
}
