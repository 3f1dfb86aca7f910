import { type ActionKind, describeAction } from '../../../lib/core/actions/catalogue';
import { decide } from '../../../lib/core/gate/decide';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import { isUnknown } from '../../../lib/core/gate/facts';
import { gather } from './gather';
import {
  type Agent,
  type Cleared,
  campaignOf,
  DAY_MS,
  dayOf,
  personOf,
  spend,
  type World,
  windowOf,
} from './world';

/** Asks the gate; whatever it asks a person, the person says yes to all of it. */
function askGate(world: World, action: GateAction, facts: Facts, approved: readonly string[]) {
  const now = new Date(world.now);
  const given = (approvedRules: string[]): Facts =>
    approvedRules.length === 0
      ? facts
      : { ...facts, approval: { id: 'apr_1', approvedRules, actionHash: action.hash } };
  const first = decide(action, given([...approved]), now);
  for (const { rule, verdict } of first.findings)
    if (verdict === 'deny') world.refusals.set(rule, (world.refusals.get(rule) ?? 0) + 1);
  if (first.verdict !== 'escalate') return { verdict: first.verdict, approvedRules: [...approved] };
  const approvedRules = [...approved, ...first.findings.map(({ rule }) => rule)];
  return { verdict: decide(action, given(approvedRules), now).verdict, approvedRules };
}

/** Proposes an action: cleared and held where it is allowed, perhaps with a person's approval; null where it is not. */
export function propose(world: World, agent: Agent, action: GateAction): Cleared | null {
  const facts = gather(world, agent, action, null);
  const { verdict, approvedRules } = askGate(world, action, facts, []);
  if (verdict !== 'allow') return null;
  const added = addedBy(world, action);
  const cleared: Cleared = {
    id: world.actions.length,
    agentId: agent.id,
    action,
    approvedRules,
    createdAt: world.now,
    added: added > 0n ? added : 0n,
    state: 'in flight',
  };
  world.actions.push(cleared);
  hold(world, agent, cleared, facts);
  return cleared;
}

/** Carries a cleared action out, decided again on what is true now; drops it where that refuses. @returns whether it was done. */
export function carryOut(world: World, agent: Agent, cleared: Cleared): boolean {
  const { id, action } = cleared;
  const facts = gather(world, agent, action, id);
  if (askGate(world, action, facts, cleared.approvedRules).verdict !== 'allow') {
    drop(world, cleared);
    return false;
  }
  world.holds = world.holds.filter((one) => one.actionId !== id);
  hold(world, agent, cleared, facts);
  cleared.state = 'done';
  const { target } = describeAction(action.kind as ActionKind, action.payload);
  if (target.type === 'campaign') change(world, cleared, target.id);
  else if (world.people.has(target.id)) send(world, cleared, target.id);
  return true;
}

const addedBy = (world: World, { kind, payload }: GateAction): bigint => {
  const { target, addedDailySpend } = describeAction(kind as ActionKind, payload);
  if (target.type !== 'campaign') return 0n;
  const { active, money } = campaignOf(world, target.id);
  return addedDailySpend({
    status: active ? 'active' : 'paused',
    dailyBudgetMicros: money.daily.toString(),
    bidMicros: money.bid.toString(),
  });
};

function hold(world: World, agent: Agent, { id: actionId, action }: Cleared, facts: Facts): void {
  if (!isUnknown(facts.budgets))
    for (const { budgetId, neededMicros } of facts.budgets) {
      const budget = world.budgets.find((one) => one.id === budgetId);
      const micros = BigInt(neededMicros);
      if (budget && micros > 0n)
        world.holds.push({ actionId, budgetId, start: windowOf(budget, world.now), micros, settled: false });
    }
  const { reaches, target } = describeAction(action.kind as ActionKind, action.payload);
  if (reaches === null) return;
  const person = personOf(world, target.id);
  const until = world.now + world.rules.leaseDays * DAY_MS;
  person.lease = { purpose: reaches.purpose, agentId: agent.id, until };
  if (reaches.when === 'now' && !person.touches.some((touch) => touch.actionId === actionId))
    person.touches.push({ actionId, at: world.now, sent: false });
}

function drop(world: World, cleared: Cleared): void {
  cleared.state = 'dropped';
  world.holds = world.holds.filter((one) => one.actionId !== cleared.id);
  for (const person of world.people.values())
    person.touches = person.touches.filter((touch) => touch.actionId !== cleared.id);
}

function change(world: World, { id, action }: Cleared, campaignId: string): void {
  const campaign = campaignOf(world, campaignId);
  const { intended } = describeAction(action.kind as ActionKind, action.payload);
  campaign.changes.push({ at: world.now, before: { ...campaign.money } });
  if ('status' in intended) campaign.active = intended.status === 'active';
  if ('dailyBudgetMicros' in intended) campaign.money.daily = BigInt(String(intended.dailyBudgetMicros));
  if ('bidMicros' in intended) campaign.money.bid = BigInt(String(intended.bidMicros));
  campaign.history.push({ at: world.now, ...campaign.money });
  spend(campaign, dayOf(world.now));
  // Its cost shows in what the campaigns are set to from now on; an agent's budget counts it itself.
  const ofAgent = new Set(
    world.budgets.filter(({ subject }) => subject !== 'all' && 'agent' in subject).map((budget) => budget.id),
  );
  for (const one of world.holds) if (one.actionId === id) one.settled = true;
  world.holds = world.holds.filter((one) => one.actionId !== id || ofAgent.has(one.budgetId));
}

function send(world: World, { id }: Cleared, personId: string): void {
  for (const touch of personOf(world, personId).touches)
    if (touch.actionId === id) {
      touch.sent = true;
      touch.at = world.now;
    }
}
