import { describe, expect, test } from 'vitest';
import {
  aBudget,
  aBudgetChange,
  aCampaign,
  aContact,
  aFacts,
  aMoment,
  anAction,
  anAgent,
  anAssignment,
  aPerson,
  aPolicy,
  aScope,
  aScopeBody,
  millions,
} from '../../../../tests/support/builders/gate';
import { decide, decideBy } from '../decide';
import { type Facts, factsSchema, type GateAction } from '../facts';
import { findingSchema, type Verdict } from '../finding';
import { rules } from '.';

type Case = { action?: GateAction; facts?: Partial<Facts> };
type Example = { verdict: Verdict; says: RegExp; speaks: Case; silent: Case };

const scoped = (over: Parameters<typeof aScope>[0]): Partial<Facts> => ({
  requester: anAgent({ scope: aScope(over) }),
});
const hours = (from: number, to: number, days = [1, 2, 3, 4, 5]) => ({
  hours: { from, to, days, timeZone: 'UTC' },
});
const under = (over: Parameters<typeof aPolicy>[0]): Partial<Facts> => ({ policy: aPolicy(over) });
const resume = anAction({ kind: 'ads.campaign.resume', payload: { campaignId: 'cmp_1' } });
const pause = anAction({ kind: 'ads.campaign.pause', payload: { campaignId: 'cmp_1' } });
const paused = { status: 'paused', dailyBudgetMicros: millions(100), bidMicros: millions(2) };
const poor = aCampaign({ revenueMicros: millions(700) });
const stopped = { timeZone: 'UTC', currency: 'USD', stopped: true, stopReason: 'Wrong prices' };

/** For every rule one case in which it objects and a near one in which it does not. */
const examples: Record<string, Example> = {
  'workspace.stop': {
    verdict: 'deny',
    says: /Everything is stopped in this workspace \(“Wrong prices”\)/,
    speaks: { facts: { workspace: stopped } },
    silent: { action: anAction({ compensatesId: 'act_0' }), facts: { workspace: stopped } },
  },
  'agent.pause': {
    verdict: 'deny',
    says: /The agent is paused\./,
    speaks: { facts: { requester: anAgent({ paused: true }) } },
    silent: { facts: { requester: anAgent({ paused: false }) } },
  },
  'agent.autonomy-level': {
    verdict: 'escalate',
    says: /“ask”/,
    speaks: { facts: { requester: anAgent({ autonomyLevel: 'ask' }) } },
    silent: { facts: { requester: anAgent({ autonomyLevel: 'act_with_undo' }) } },
  },
  'scope.kind': {
    verdict: 'deny',
    says: /“Set daily budget of campaign” is not among/,
    speaks: { facts: scoped({ kinds: ['ads.campaign.pause'] }) },
    silent: { action: pause, facts: scoped({ kinds: ['ads.campaign.pause'] }) },
  },
  'scope.channel': {
    verdict: 'deny',
    says: /channel “ads”/,
    speaks: { facts: scoped({ channels: ['crm'] }) },
    silent: { facts: scoped({ channels: ['ads'] }) },
  },
  'scope.campaign': {
    verdict: 'deny',
    says: /This campaign is not/,
    speaks: { facts: scoped({ campaigns: ['cmp_2'] }) },
    silent: { facts: scoped({ campaigns: ['cmp_2', 'cmp_1'] }) },
  },
  'scope.account-tier': {
    verdict: 'deny',
    says: /tier 2/,
    speaks: {
      action: anAssignment(),
      facts: { ...scoped({ accountTiers: ['tier_3'] }), target: aContact() },
    },
    silent: {
      action: anAssignment(),
      facts: { ...scoped({ accountTiers: ['tier_3'] }), target: aContact({ accountTier: null }) },
    },
  },
  'scope.hours': {
    verdict: 'deny',
    says: /Wednesday at 10:00 \(UTC\)/,
    speaks: { facts: scoped(hours(8, 10)) },
    silent: { facts: scoped(hours(10, 11)) },
  },
  'scope.expiry': {
    verdict: 'deny',
    says: /ended on 2026-11-25/,
    speaks: { facts: scoped({ expiresAt: aMoment.toISOString() }) },
    silent: { facts: scoped({ expiresAt: '2026-11-25T10:30:00.001Z' }) },
  },
  'scope.added-spend': {
    verdict: 'deny',
    says: /\$10\.00 of spend per day; the agent may add at most \$9\.00/,
    speaks: { facts: scoped({ maxAddedDailySpendMicros: millions(9) }) },
    silent: { facts: scoped({ maxAddedDailySpendMicros: millions(10) }) },
  },
  'scope.relative-change': {
    verdict: 'deny',
    says: /daily budget by 21%, from \$100\.00 to \$79\.00; .* at most 20%/,
    speaks: { action: aBudgetChange(79), facts: scoped({ maxRelativeChange: 0.2 }) },
    silent: { action: aBudgetChange(120), facts: scoped({ maxRelativeChange: 0.2 }) },
  },
  'person.permission': {
    verdict: 'deny',
    says: /role of the person/,
    speaks: { facts: { requester: aPerson({ mayAct: false }) } },
    silent: { facts: { requester: aPerson() } },
  },
  'action.expired': {
    verdict: 'deny',
    says: /has expired/,
    speaks: { action: anAction({ expiresAt: aMoment.toISOString() }) },
    silent: { action: anAction({ expiresAt: '2026-11-25T10:30:00.001Z' }) },
  },
  'action.stale-premise': {
    verdict: 'deny',
    says: /from a daily budget of \$101\.00, but it is \$100\.00 now/,
    speaks: { action: aBudgetChange(110, 101) },
    silent: { action: aBudgetChange(110, 100) },
  },
  'policy.change-threshold': {
    verdict: 'escalate',
    says: /from \$100\.00 to \$126\.00 is 26%; above 25%/,
    speaks: { action: aBudgetChange(126) },
    silent: { action: aBudgetChange(125) },
  },
  'policy.first-decisions': {
    verdict: 'escalate',
    says: /first 50 decisions .*; 49 have been so far/,
    speaks: { facts: { requester: anAgent({ reviewed: { version: 49, kindInSegment: 50 } }) } },
    silent: { facts: { requester: anAgent({ reviewed: { version: 50, kindInSegment: 50 } }) } },
  },
  'policy.roas-floor': {
    verdict: 'escalate',
    says: /returned 1 per unit spent over the last 7 days \(on \$700\.00\), below the floor of 1\.5/,
    speaks: { facts: { target: poor } },
    silent: { action: aBudgetChange(90), facts: { target: poor } },
  },
  'policy.confidence': {
    verdict: 'escalate',
    says: /59% confident; below 60%/,
    speaks: { action: anAction({ confidence: 0.59 }) },
    silent: { action: anAction({ confidence: 0.6 }) },
  },
  'policy.signal-quality': {
    verdict: 'escalate',
    says: /quality of 40%; below 50%/,
    speaks: { action: anAssignment(), facts: { target: aContact({ signalQuality: 0.4 }) } },
    silent: { action: anAssignment(), facts: { target: aContact({ signalQuality: 0.5 }) } },
  },
  'budget.cap': {
    verdict: 'deny',
    says: /“Search” has \$600\.00 left of \$1,000\.00 today; this needs up to \$600\.01/,
    speaks: { facts: { budgets: [aBudget({ neededMicros: millions(600.01) })] } },
    silent: { facts: { budgets: [aBudget({ neededMicros: millions(600) })] } },
  },
  'kind.autonomy-ceiling': {
    verdict: 'escalate',
    says: /“Resume campaign” always needs a person/,
    speaks: { action: resume, facts: { target: aCampaign({ state: paused }) } },
    silent: { action: pause },
  },
};

const run = ({ action = anAction(), facts = {} }: Case) => decide(action, aFacts(facts), aMoment);
const takingBack = ({ action = anAction(), facts }: Case): Case => ({
  action: { ...action, compensatesId: 'act_0' },
  facts: facts ?? {},
});

test('every rule has its example, and every id is used once', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort());
});

describe.each(Object.entries(examples))('%s', (id, { verdict, says, speaks, silent }) => {
  const rule = rules.filter((candidate) => candidate.id === id);

  test('objects alone, in a sentence with a way out, and it shows in the whole decision', () => {
    expect(factsSchema.safeParse(aFacts(speaks.facts)).success).toBe(true);
    const [finding, ...more] = run(speaks).findings.filter((candidate) => candidate.rule === id);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: id, verdict });
    expect(finding?.message).toMatch(says);
    expect(finding?.remedy).toBeTruthy();
    expect(findingSchema.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding);
    const alone = decideBy(rule, speaks.action ?? anAction(), aFacts(speaks.facts), aMoment);
    expect(alone.verdict).toBe(verdict);
  });

  test('is silent where it has nothing to object to', () => {
    expect(run(silent).verdict).toBe('allow');
    expect(run(silent).findings.map((finding) => finding.rule)).toEqual(['gate.authority']);
  });
});

test.each([
  'workspace.stop',
  'agent.pause',
  'scope.channel',
  'scope.campaign',
  'scope.account-tier',
  'scope.hours',
  'scope.expiry',
  'scope.added-spend',
  'scope.relative-change',
  'action.stale-premise',
  'policy.change-threshold',
  'policy.first-decisions',
  'policy.roas-floor',
  'policy.confidence',
  'policy.signal-quality',
  'kind.autonomy-ceiling',
])('%s does not hold up taking back', (id) => {
  const speaks = examples[id]?.speaks ?? {};
  expect(run(speaks).verdict).not.toBe('allow');
  expect(run(takingBack(speaks)).verdict).toBe('allow');
});

test.each(['person.permission', 'budget.cap', 'agent.autonomy-level', 'action.expired'])(
  '%s holds for taking back too',
  (id) => {
    const found = run(takingBack(examples[id]?.speaks ?? {})).findings.map((finding) => finding.rule);
    expect(found).toContain(id);
  },
);

describe('at their edges', () => {
  const finds = (id: string, example: Case) => run(example).findings.filter((finding) => finding.rule === id);

  test.each(['shadow', 'suggest'] as const)('an agent at level %s changes nothing', (autonomyLevel) => {
    expect(run({ facts: { requester: anAgent({ autonomyLevel }) } }).verdict).toBe('deny');
  });

  test('a day outside the hours denies, and hours that end before they begin grant nothing', () => {
    expect(finds('scope.hours', { facts: scoped(hours(0, 24, [1, 2])) })).toHaveLength(1);
    expect(finds('scope.hours', { facts: scoped(hours(18, 6)) })).toHaveLength(1);
  });

  test('the stop holds for a person who asks, too', () => {
    expect(run({ facts: { requester: aPerson(), workspace: stopped } }).verdict).toBe('deny');
  });

  test('a change from nothing has no share: it is beyond every limit, and its numbers stay plain JSON', () => {
    const facts = { target: aCampaign({ state: { ...paused, dailyBudgetMicros: '0' } }) };
    const [found] = finds('scope.relative-change', { action: aBudgetChange(1, 0), facts });
    expect(found?.message).toContain('from nothing');
    expect(findingSchema.safeParse(JSON.parse(JSON.stringify(found))).success).toBe(true);
    expect(finds('scope.relative-change', { action: aBudgetChange(0, 0), facts })).toEqual([]);
  });

  test('both thresholds speak when both are passed, told apart by what they measure', () => {
    const both = finds('policy.change-threshold', {
      action: aBudgetChange(150),
      facts: under({ askAboveAddedDailySpendMicros: millions(20) }),
    });
    expect(both.map(({ numbers }) => String(numbers.measure)).sort()).toEqual([
      'added_daily_spend',
      'relative_change',
    ]);
  });

  test('thresholds ask people, too; what only agents owe does not', () => {
    const person = { requester: aPerson(), target: poor };
    const decision = run({ action: { ...aBudgetChange(150), confidence: 0 }, facts: person });
    expect(decision.findings.map(({ rule }) => rule)).toEqual(['policy.change-threshold']);
  });

  test('resuming adds the whole daily budget, also under the floor', () => {
    const facts = {
      ...scoped({ maxAddedDailySpendMicros: millions(99) }),
      target: { ...poor, state: paused },
    };
    expect(finds('scope.added-spend', { action: resume, facts })).toHaveLength(1);
    expect(finds('policy.roas-floor', { action: resume, facts })).toHaveLength(1);
  });

  test('the floor is silent until enough was spent to tell', () => {
    const facts = { target: { ...poor, spendMicros: millions(99), revenueMicros: '0' } };
    expect(finds('policy.roas-floor', { facts })).toEqual([]);
    expect(
      finds('policy.roas-floor', { facts: { ...facts, ...under({ roasMinSpendMicros: millions(99) }) } }),
    ).toHaveLength(1);
  });

  test('a quality that nobody measured asks', () => {
    const facts = { target: aContact({ signalQuality: null }) };
    expect(run({ action: anAssignment(), facts }).verdict).toBe('escalate');
  });

  test('facts about another object, or without the live values, are no facts', () => {
    expect(run({ facts: { target: aCampaign({ id: 'cmp_2' }) } }).verdict).toBe('deny');
    expect(run({ facts: { target: aContact({ id: 'cmp_1' }) } }).verdict).toBe('deny');
    const blind = aCampaign({ state: { status: 'paused' } });
    expect(run({ action: resume, facts: { target: blind } }).verdict).toBe('deny');
  });

  test('every cap that covers the action must have room; what needs none is not held up by a full one', () => {
    const full = aBudget({ windowId: 'bwn_2', committedMicros: millions(1200) });
    expect(finds('budget.cap', { facts: { budgets: [aBudget(), full] } })).toHaveLength(1);
    expect(finds('budget.cap', { facts: { budgets: [{ ...full, neededMicros: '0' }] } })).toEqual([]);
    expect(finds('budget.cap', { facts: { budgets: [{ ...full, neededMicros: '-5' }] } })).toEqual([]);
  });

  test('an amount of an unknown currency is still a sentence', () => {
    const workspace = { timeZone: 'UTC', currency: '??', stopped: false, stopReason: null };
    const [found] = finds('action.stale-premise', { action: aBudgetChange(110, 101), facts: { workspace } });
    expect(found?.message).toContain('101.00 ??');
  });
});

test('a scope that grants everything but the kind grants nothing of that kind', () => {
  const scope = aScope({ ...aScopeBody(), kinds: [] });
  expect(run({ facts: { requester: anAgent({ scope }) } }).verdict).toBe('deny');
});
