import fc from 'fast-check';
import { defaultContactRules } from '../../../lib/core/contactability/contact-rules';
import { aMoment, aScopeBody, millions } from '../builders/gate';
import type { Agent, Budget, Campaign, Person, World } from './world';

const micros = (units: number): bigint => BigInt(millions(units));
const campaign = (id: string, daily: number): Campaign => {
  const money = { daily: micros(daily), bid: micros(daily / 50) };
  return {
    id,
    active: true,
    money,
    changes: [],
    history: [{ at: 0, ...money }],
    spent: new Map(),
  };
};
const person = (id: string): Person => ({ id, touches: [], lease: null });

const anyAgent = (id: string): fc.Arbitrary<Agent> =>
  fc
    .record({
      added: fc.constantFrom(5, 20, 80),
      addedPerDay: fc.constantFrom(10, 30, 100),
      maxRelativeChange: fc.constantFrom(0.05, 0.2, 0.5),
      maxRelativeChangePerDay: fc.constantFrom(0.1, 0.3, 0.6),
      maxDrift: fc.constantFrom(0.2, 0.5),
      maxActionsPerDay: fc.constantFrom(3, 10, 40),
    })
    .map(({ added, addedPerDay, ...limits }) => ({
      id,
      scope: aScopeBody({
        ...limits,
        maxAddedDailySpendMicros: millions(added),
        maxAddedSpendPerDayMicros: millions(addedPerDay),
        expiresAt: '2028-01-01T00:00:00Z',
      }),
    }));

const anyBudgets: fc.Arbitrary<Budget[]> = fc
  .record({
    day: fc.constantFrom(180, 220, 400),
    week: fc.constantFrom(1200, 1400, 4000),
    month: fc.constantFrom(5000, 6000),
    campaign: fc.constantFrom(700, 800, 1500),
    agent: fc.constantFrom(20, 60, 300),
  })
  .map((caps) => [
    { id: 'all by day', subject: 'all', period: 'day', cap: micros(caps.day) },
    { id: 'all by week', subject: 'all', period: 'week', cap: micros(caps.week) },
    { id: 'all by month', subject: 'all', period: 'month', cap: micros(caps.month) },
    { id: 'cmp_1 by week', subject: { campaign: 'cmp_1' }, period: 'week', cap: micros(caps.campaign) },
    { id: 'agt_1 by day', subject: { agent: 'agt_1' }, period: 'day', cap: micros(caps.agent) },
    { id: 'agt_2 by week', subject: { agent: 'agt_2' }, period: 'week', cap: micros(caps.agent * 5) },
  ]);

const anyRules = fc
  .record({
    perChannelPerDay: fc.constantFrom(1, 2),
    perChannelPerWeek: fc.constantFrom(2, 4),
    totalPerDay: fc.constantFrom(1, 3),
    totalPerWeek: fc.constantFrom(3, 5),
    leaseDays: fc.constantFrom(1, 5),
  })
  .map(({ leaseDays, ...caps }) => ({
    ...defaultContactRules,
    caps,
    leaseDays,
    contactHours: { fromHour: 0, toHour: 24, days: [1, 2, 3, 4, 5, 6, 7] },
  }));

/** A workspace of four agents with limits of their own, three campaigns, six caps and three people. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    agents: fc.tuple(anyAgent('agt_1'), anyAgent('agt_2'), anyAgent('agt_3'), anyAgent('agt_4')),
    budgets: anyBudgets,
    rules: anyRules,
  })
  .map(({ agents, budgets, rules }) => ({
    now: aMoment.getTime(),
    agents,
    budgets,
    rules,
    campaigns: new Map(
      [campaign('cmp_1', 100), campaign('cmp_2', 50), campaign('cmp_3', 20)].map((c) => [c.id, c]),
    ),
    holds: [],
    people: new Map(['con_1', 'con_2', 'con_3'].map((id) => [id, person(id)])),
    actions: [],
    refusals: new Map(),
  }));
