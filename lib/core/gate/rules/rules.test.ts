import { describe, expect, test } from 'vitest';
import {
  aBudget,
  aBudgetChange,
  aCampaign,
  aContact,
  aContactFacts,
  aFacts,
  aMoment,
  anAction,
  anAgent,
  anAssignment,
  anEmail,
  aPause,
  aPerson,
  aScope,
  aScopeBody,
  millions,
  outreachFacts,
} from '../../../../tests/support/builders/gate';
import { gateExamples } from '../../../../tests/support/gate-examples';
import { type GateCase, scoped, under } from '../../../../tests/support/gate-examples/example';
import { decide, decideBy } from '../decide';
import { type Facts, factsSchema } from '../facts';
import { findingSchema } from '../finding';
import { rules } from '.';

type Audience = Extract<Facts['target'], { type: 'audience' }>;
const paused = { status: 'paused', dailyBudgetMicros: millions(100), bidMicros: millions(2) };
const resume = anAction({ kind: 'ads.campaign.resume', payload: { campaignId: 'cmp_1' } });
const poor = aCampaign({ revenueMicros: millions(700) });
const hours = (from: number, to: number, days = [1, 2, 3, 4, 5]) => ({
  hours: { from, to, days, timeZone: 'UTC' },
});

const run = ({ action = anAction(), facts = {} }: GateCase) => decide(action, aFacts(facts), aMoment);
const takingBack = ({ action = anAction(), facts }: GateCase): GateCase => ({
  action: { ...action, compensatesId: 'act_0' },
  facts: facts ?? {},
});

test('every rule has its example, and every id is used once', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(gateExamples).sort());
});

describe.each(Object.entries(gateExamples))('%s', (id, { verdict, says, speaks, silent }) => {
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

/** What limits new actions never stands in the way of taking one back; these few speak of whoever does it, and of money. */
const heldToo = ['person.permission', 'budget.cap', 'agent.autonomy-level', 'action.expired'];
/** Silent as well, but without a grant of its kind nothing is allowed to an agent, whichever rules there are. */
const grants = ['scope.kind'];

test.each(Object.keys(gateExamples).filter((id) => ![...heldToo, ...grants].includes(id)))(
  '%s does not hold up taking back',
  (id) => {
    const speaks = gateExamples[id]?.speaks ?? {};
    expect(run(speaks).verdict).not.toBe('allow');
    expect(run(takingBack(speaks)).verdict).toBe('allow');
  },
);

test.each(heldToo)('%s holds for taking back too', (id) => {
  const found = run(takingBack(gateExamples[id]?.speaks ?? {})).findings.map((finding) => finding.rule);
  expect(found).toContain(id);
});

describe('at their edges', () => {
  const finds = (id: string, example: GateCase) =>
    run(example).findings.filter((finding) => finding.rule === id);

  test.each(['shadow', 'suggest'] as const)('an agent at level %s changes nothing', (autonomyLevel) => {
    expect(run({ facts: { requester: anAgent({ autonomyLevel }) } }).verdict).toBe('deny');
  });

  test('a day outside the hours denies, and hours that end before they begin grant nothing', () => {
    expect(finds('scope.hours', { facts: scoped(hours(0, 24, [1, 2])) })).toHaveLength(1);
    expect(finds('scope.hours', { facts: scoped(hours(18, 6)) })).toHaveLength(1);
  });

  test('the stop holds for a person who asks, too', () => {
    expect(run({ facts: { requester: aPerson(), pauses: [aPause()] } }).verdict).toBe('deny');
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

  test('what leads back to an earlier value is not held up, what goes past it on the other side is measured', () => {
    const raised = { status: 'active', dailyBudgetMicros: millions(200), bidMicros: millions(2) };
    const weekAgo = { dailyBudgetMicros: millions(100), bidMicros: millions(2) };
    const facts = { ...scoped({ maxDrift: 0.2 }), target: aCampaign({ state: raised, weekAgo }) };
    const drift = (to: number) => finds('scope.drift', { action: aBudgetChange(to, 200), facts });
    for (const to of [199, 150, 100, 90]) expect(drift(to)).toEqual([]);
    for (const to of [201, 70, 10]) expect(drift(to)).toHaveLength(1);
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

  describe('the data that an action rests on limits how far an agent may go', () => {
    const limits = { refuseBelowSignalQuality: 0.2, askBelowSignalQuality: 0.4, undoBelowSignalQuality: 0.6 };
    const assigning = (signalQuality: number, policy: Parameters<typeof under>[0] = {}) =>
      run({
        action: anAssignment(),
        facts: { target: aContact({ signalQuality }), ...under({ ...limits, ...policy }) },
      });
    const sending = (signalQuality: number) =>
      decide(
        anEmail(),
        outreachFacts({
          target: aContact({ contactedBefore: true, signalQuality }),
          ...under(limits),
        }),
        aMoment,
      );

    test.each([
      [0.6, 'allow', 'allow'],
      [0.59, 'allow', 'escalate'],
      [0.4, 'allow', 'escalate'],
      [0.39, 'escalate', 'escalate'],
      [0.2, 'escalate', 'escalate'],
      [0.19, 'deny', 'deny'],
    ] as const)('at %s what can be taken back is answered %s, what can’t be %s', (quality, back, gone) => {
      expect(assigning(quality).verdict).toBe(back);
      expect(sending(quality).verdict).toBe(gone);
    });

    test('a refusal says how poor the data is, by which limit, and the way out', () => {
      const [found] = assigning(0.19).findings;
      expect(found).toMatchObject({
        rule: 'policy.signal-quality',
        message: 'The weakest data behind this has a quality of 19%; below 20% nothing is done on it.',
        numbers: { value: 0.19, limit: 0.2, worse: 'lower' },
        remedy: expect.stringContaining('once a better signal says the same'),
      });
    });

    test('no approval carries what is refused', () => {
      const action = anAssignment();
      const approval = { id: 'apr_1', approvedRules: ['policy.signal-quality'], actionHash: action.hash };
      const at = (signalQuality: number) =>
        run({ action, facts: { target: aContact({ signalQuality }), approval, ...under(limits) } }).verdict;
      expect(at(0.3)).toBe('allow');
      expect(at(0.19)).toBe('deny');
    });

    test('whatever the policy says, below 20% no agent acts alone', () => {
      const none = { refuseBelowSignalQuality: 0, askBelowSignalQuality: 0, undoBelowSignalQuality: 0 };
      expect(assigning(0.19, none).verdict).toBe('escalate');
      expect(assigning(0.2, none).verdict).toBe('allow');
    });

    test('it limits what is done with campaigns too, where the action rests on a signal', () => {
      const spending = (signalQuality: number | null) =>
        run({ facts: { target: aCampaign({ signalQuality }), ...under(limits) } }).verdict;
      expect([null, 0.6, 0.39, 0.19].map(spending)).toEqual(['allow', 'allow', 'escalate', 'deny']);
    });

    test('it does not limit people, who answer for what they do', () => {
      const facts = { requester: aPerson(), target: aContact({ signalQuality: 0.05 }), ...under(limits) };
      expect(run({ action: anAssignment(), facts }).verdict).toBe('allow');
    });
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
    const workspace = { timeZone: 'UTC', currency: '??' };
    const [found] = finds('action.stale-premise', { action: aBudgetChange(110, 101), facts: { workspace } });
    expect(found?.message).toContain('101.00 ??');
  });
});

describe('an audience', () => {
  const enrolment = (expectedPeople: number | null) =>
    anAction({
      kind: 'outreach.audience.enrol',
      payload: { audienceId: 'aud_1', sequenceId: 'welcome', purpose: 'marketing' },
      expectedPeople,
    });
  const audience = (over: Partial<Audience> = {}): Audience => ({
    type: 'audience',
    id: 'aud_1',
    people: 10,
    accounts: 4,
    accountTiers: ['tier_2'],
    segments: ['mid_market'],
    regions: ['DACH'],
    languages: ['de'],
    seniorities: ['manager', 'staff'],
    firstTouchExecutives: 0,
    signalQuality: null,
    ...over,
  });
  const members = (ids: readonly string[], over: Parameters<typeof aContactFacts>[0] = {}) =>
    ids.map((contactId) => ({ contactId, facts: aContactFacts({ contactId, ...over }) }));
  const toldOf = (facts: Partial<Facts>, expected: number | null = 10) =>
    run({ action: enrolment(expected), facts: outreachFacts({ target: audience(), ...facts }) }).findings;
  const tells = (rule: string, facts: Partial<Facts>, expected: number | null = 10) =>
    toldOf(facts, expected).filter((finding) => finding.rule === rule);

  test('that resolves far beyond what was expected is stopped and asked, with both figures', () => {
    expect(tells('reach.limits', { target: audience({ people: 12 }) })).toEqual([]);
    const found = tells('reach.limits', { target: audience({ people: 4812 }) });
    expect(found.map(({ verdict, numbers }) => [verdict, numbers.measure])).toEqual([
      ['escalate', 'expected'],
      ['escalate', 'ask'],
    ]);
    expect(found[0]?.message).toContain('10 people were expected and 4812 found');
    expect(tells('reach.limits', { target: audience({ people: 5001 }) })[0]?.verdict).toBe('deny');
    expect(tells('reach.limits', { target: audience({ people: 1 }) }, 0)).toHaveLength(1);
  });

  test('is refused for one member that the scope does not cover', () => {
    const requester = anAgent({ scope: aScope({ regions: ['DACH'], seniorities: ['manager'] }) });
    const found = tells('scope.region', { requester, target: audience({ regions: ['DACH', null] }) });
    expect(found[0]?.message).toBe("Outside the agent's scope: region unknown.");
    expect(tells('scope.seniority', { requester })[0]?.message).toContain('other staff');
  });

  test('counts the people in it who must not be contacted', () => {
    const contacts = [
      ...members(['con_1', 'con_2', 'con_3']),
      ...members(['con_4', 'con_5'], { openDistress: true }),
    ];
    const target = audience({ people: contacts.length });
    const [found, ...more] = tells('contact.distress', { contacts, target });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ verdict: 'deny', numbers: { people: 2 } });
    expect(found?.message).toMatch(/^2 of the 5 people can't be contacted\. /);
  });

  test('of which nobody was looked up, or where it was somebody else, is refused', () => {
    expect(tells('contact.consent', { contacts: [] })[0]?.numbers).toEqual({ unreadable: true });
    const mixedUp = [{ contactId: 'con_1', facts: aContactFacts({ contactId: 'con_2' }) }];
    const target = audience({ people: 1 });
    expect(tells('contact.consent', { contacts: mixedUp, target })[0]?.numbers).toEqual({ unreadable: true });
    const one = members(['con_1']);
    expect(tells('contact.consent', { contacts: one, target })).toEqual([]);
    expect(tells('contact.consent', { contacts: one, target: audience({ people: 2 }) })).toHaveLength(1);
  });

  test('may wait for the hour and the caps: its messages are held against them when they are sent', () => {
    const touches = { channelToday: 9, channelWeek: 9, totalToday: 9, totalWeek: 9, ever: 9 };
    const localTimes = [{ timeZone: 'Asia/Tokyo', offsetMinutes: 600, change: null }];
    const target = audience({ people: 1 });
    expect(
      toldOf({ target, contacts: members(['con_1'], { touches, localTimes }) }).map(({ rule }) => rule),
    ).toEqual(['kind.autonomy-ceiling', 'oversight.matrix']);
  });
});

test('a scope that grants everything but the kind grants nothing of that kind', () => {
  const scope = aScope({ ...aScopeBody(), kinds: [] });
  expect(run({ facts: { requester: anAgent({ scope }) } }).verdict).toBe('deny');
});
