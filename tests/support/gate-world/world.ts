import { type BudgetPeriod, windowStart } from '../../../lib/core/budgets/window';
import type { ContactRules } from '../../../lib/core/contactability/contact-rules';
import type { Purpose } from '../../../lib/core/contactability/purposes';
import type { GateAction } from '../../../lib/core/gate/facts';
import type { ScopeBody } from '../../../lib/core/scopes/scope-body';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export type Money = { daily: bigint; bid: bigint };
export type Campaign = {
  id: string;
  active: boolean;
  money: Money;
  /** What each of our changes found, oldest first. */
  changes: { at: number; before: Money }[];
  /** Every value it ever had, oldest first: what nobody in the world under test can look up. */
  history: ({ at: number } & Money)[];
  /** Spent by day, worst case: the platform spends all it may in the first minute. */
  spent: Map<string, bigint>;
};
export type Budget = {
  id: string;
  /** Of all campaigns, of one, or what one agent may add. */
  subject: 'all' | { campaign: string } | { agent: string };
  period: BudgetPeriod;
  cap: bigint;
};
export type Hold = { actionId: number; budgetId: string; start: string; micros: bigint; settled: boolean };
export type Touch = { actionId: number; at: number; sent: boolean };
export type Lease = { purpose: Purpose; agentId: string; until: number };
export type Person = { id: string; touches: Touch[]; lease: Lease | null };
/** A cleared action: in flight until it is carried out or dropped. */
export type Cleared = {
  id: number;
  agentId: string;
  action: GateAction;
  approvedRules: string[];
  createdAt: number;
  added: bigint;
  state: 'in flight' | 'done' | 'dropped';
};
export type Agent = { id: string; scope: ScopeBody };

/** A workspace in memory with what its caps, limits and contact rules speak of. All days are of UTC. */
export type World = {
  now: number;
  agents: Agent[];
  campaigns: Map<string, Campaign>;
  budgets: Budget[];
  holds: Hold[];
  people: Map<string, Person>;
  rules: ContactRules;
  actions: Cleared[];
  /** How often each rule refused. */
  refusals: Map<string, number>;
};

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const windowOf = (budget: Budget, at: number): string => windowStart(budget.period, dayOf(at));

export const campaignOf = (world: World, id: string): Campaign => {
  const campaign = world.campaigns.get(id);
  if (!campaign) throw new Error(`There is no campaign ${id}.`);
  return campaign;
};
export const personOf = (world: World, id: string): Person => {
  const person = world.people.get(id);
  if (!person) throw new Error(`There is nobody called ${id}.`);
  return person;
};

/** Lets time pass. Whatever runs at the start of a day has spent its daily budget by then. */
export function advance(world: World, ms: number): void {
  const until = world.now + ms;
  for (let day = startOfDay(world.now); day <= until; day += DAY_MS)
    for (const campaign of world.campaigns.values()) spend(campaign, dayOf(day));
  world.now = until;
}

const startOfDay = (at: number): number => at - (at % DAY_MS);

/** Spent on a day, worst case: the most it was ever set to on it. */
export function spend(campaign: Campaign, day: string): void {
  const daily = campaign.active ? campaign.money.daily : 0n;
  const before = campaign.spent.get(day) ?? 0n;
  campaign.spent.set(day, daily > before ? daily : before);
}
