import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCase } from '../../../tests/support/builders/arbitrary-gate';
import {
  aBudget,
  aBudgetChange,
  aFacts,
  aMoment,
  anAction,
  anAgent,
  aPause,
  aPerson,
  aScope,
} from '../../../tests/support/builders/gate';
import { decide, decideBy } from './decide';
import type { Facts } from './facts';
import type { Verdict } from './finding';
import { deny, escalate, type Rule } from './rule';
import { rules } from './rules';

const rank: Record<Verdict, number> = { allow: 0, escalate: 1, deny: 2 };
const idsOf = (findings: { rule: string }[]) => findings.map(({ rule }) => rule);
const escalating: Rule = { id: 'test.asks', check: () => [escalate('test.asks', 'Asks.', {}, 'Answer it.')] };
const denying: Rule = { id: 'test.refuses', check: () => [deny('test.refuses', 'No.', {}, 'Leave it.')] };

describe('what is allowed says by what authority', () => {
  test('the scope of an agent', () => {
    const decision = decide(anAction(), aFacts(), aMoment);
    expect(decision.verdict).toBe('allow');
    expect(decision.findings).toEqual([
      {
        rule: 'gate.authority',
        verdict: 'allow',
        message: "Granted by version 3 of the agent's scope.",
        numbers: { authority: 'scope', scopeId: 'scp_1', scopeVersion: 3 },
        remedy: null,
      },
    ]);
  });

  test('the role of a person', () => {
    const decision = decide(anAction(), aFacts({ requester: aPerson() }), aMoment);
    expect(decision.verdict).toBe('allow');
    expect(decision.findings[0]?.numbers).toEqual({ authority: 'role', permission: 'actions.undo' });
  });

  test('the approval that carries it, beside the scope', () => {
    const approval = { id: 'apr_1', approvedRules: ['policy.first-decisions'], actionHash: 'hash-1' };
    const decision = decide(
      anAction(),
      aFacts({ requester: anAgent({ reviewed: { version: 3, kindInSegment: 50 } }), approval }),
      aMoment,
    );
    expect(decision.verdict).toBe('allow');
    const carried = decision.findings.find(({ rule }) => rule === 'policy.first-decisions');
    expect(carried?.message).toMatch(/^Approved by a person: The first 50 decisions/);
    expect(carried?.numbers).toMatchObject({ approvalId: 'apr_1', value: 3, limit: 50 });
    expect(idsOf(decision.findings)).toContain('gate.authority');
  });
});

describe('what nothing grants is denied', () => {
  const without: [string, Facts['requester']][] = [
    ['an agent whose scope is not known', anAgent({ scope: { unknown: 'no active scope' } })],
    ['an agent whose scope lacks the kind', anAgent({ scope: aScope({ kinds: ['ads.campaign.pause'] }) })],
    ['a person whose role lacks the permission', aPerson({ mayAct: false })],
  ];
  test.each(without)('%s', (_name, requester) => {
    for (const compensatesId of [null, 'act_0']) {
      const action = anAction({ compensatesId });
      expect(decide(action, aFacts({ requester }), aMoment).verdict).toBe('deny');
      const bare = decideBy([], action, aFacts({ requester }), aMoment);
      expect(bare.verdict).toBe('deny');
      expect(idsOf(bare.findings)).toEqual(['gate.no-grant']);
      expect(decideBy([escalating], action, aFacts({ requester }), aMoment).verdict).toBe('deny');
    }
  });

  test.each(['ads.campaign.delete', 'toString', '__proto__', ''])('the unknown kind %j', (kind) => {
    const decision = decide(anAction({ kind }), aFacts({ requester: aPerson() }), aMoment);
    expect(decision.verdict).toBe('deny');
    expect(idsOf(decision.findings)).toEqual(['action.known-kind']);
  });

  test('any payload that its schema does not accept', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        const decision = decide(anAction({ payload }), aFacts(), aMoment);
        expect(decision.verdict).toBe('deny');
        expect(idsOf(decision.findings)).toEqual(['action.valid-payload']);
      }),
    );
  });
});

describe('rules together', () => {
  test('deny beats escalate beats allow, and every finding is told', () => {
    const verdictOf = (...set: Rule[]) => decideBy(set, anAction(), aFacts(), aMoment);
    expect(verdictOf().verdict).toBe('allow');
    expect(verdictOf(escalating).verdict).toBe('escalate');
    const all = verdictOf(escalating, denying);
    expect(all.verdict).toBe('deny');
    expect(idsOf(all.findings)).toEqual(['test.refuses', 'test.asks']);
  });

  test('their order means nothing', () => {
    const shuffled = fc.shuffledSubarray([...rules], { minLength: rules.length });
    fc.assert(
      fc.property(anyCase, shuffled, ({ action, facts, now }, otherOrder) => {
        expect(decideBy(otherOrder, action, facts, now)).toEqual(decide(action, facts, now));
      }),
    );
  });

  test('a rule only restricts: without any of them the answer is never stricter', () => {
    fc.assert(
      fc.property(anyCase, fc.subarray([...rules]), ({ action, facts, now }, some) => {
        const fewer = decideBy(some, action, facts, now).verdict;
        expect(rank[fewer]).toBeLessThanOrEqual(rank[decide(action, facts, now).verdict]);
      }),
      { numRuns: 500 },
    );
  });

  test('a rule that throws denies and is named', () => {
    const broken: Rule = {
      id: 'test.broken',
      check: () => {
        throw new TypeError('person@example.com is not a number');
      },
    };
    const decision = decideBy([...rules, broken], anAction(), aFacts(), aMoment);
    expect(decision.verdict).toBe('deny');
    expect(decision.findings).toMatchObject([{ rule: 'rule.failed', numbers: { rule: 'test.broken' } }]);
    expect(JSON.stringify(decision)).not.toContain('person@example.com');
  });

  test('facts that make no sense deny instead of throwing', () => {
    const facts = aFacts({ budgets: [aBudget({ capMicros: 'a lot' })] });
    expect(idsOf(decide(anAction(), facts, aMoment).findings)).toEqual(['rule.failed']);
    expect(decide(anAction(), aFacts(), new Date(Number.NaN)).verdict).toBe('deny');
  });

  test('the generated cases reach every verdict and every rule', () => {
    const decisions = fc
      .sample(anyCase, { numRuns: 1500, seed: 7 })
      .map((c) => decide(c.action, c.facts, c.now));
    const verdicts = new Set(decisions.map(({ verdict }) => verdict));
    const speaking = new Set(decisions.flatMap(({ findings }) => idsOf(findings)));
    expect([...verdicts].sort()).toEqual(['allow', 'deny', 'escalate']);
    expect(rules.map(({ id }) => id).filter((id) => !speaking.has(id))).toEqual([]);
  });
});

describe('a fact that cannot be read denies', () => {
  const unknown = { unknown: 'the lookup timed out' };
  const cases: [string, Partial<Facts>][] = [
    ['workspace', { workspace: unknown }],
    ['pauses', { pauses: unknown }],
    ['policy', { policy: unknown }],
    ['localTime', { localTime: unknown }],
    ['target', { target: unknown }],
    ['budgets', { budgets: unknown }],
    ['scope', { requester: anAgent({ scope: unknown }) }],
  ];
  test.each(cases)('%s', (_name, over) => {
    const decision = decide(anAction(), aFacts(over), aMoment);
    expect(decision.verdict).toBe('deny');
    const denials = decision.findings.filter((finding) => finding.verdict === 'deny');
    expect(denials.map(({ message }) => message).join()).toContain('the lookup timed out');
  });
});

describe('an approval', () => {
  const asked = aFacts({ requester: anAgent({ reviewed: { version: 0, kindInSegment: 50 } }) });
  const approval = { id: 'apr_1', approvedRules: ['policy.first-decisions'], actionHash: 'hash-1' };

  test('of another content carries nothing', () => {
    const other = { ...asked, approval: { ...approval, actionHash: 'hash-2' } };
    expect(decide(anAction(), other, aMoment)).toEqual(decide(anAction(), asked, aMoment));
    expect(decide(anAction(), asked, aMoment).verdict).toBe('escalate');
  });

  test('carries only what it was given for; what is new still asks', () => {
    const decision = decide(aBudgetChange(150), { ...asked, approval }, aMoment);
    expect(decision.verdict).toBe('escalate');
    expect(decision.findings[0]).toMatchObject({ rule: 'policy.change-threshold', verdict: 'escalate' });
    expect(decision.findings[0]?.message).toMatch(/^New since the approval: /);
  });

  test('never carries a denial', () => {
    const everything = { ...approval, approvedRules: rules.map(({ id }) => id) };
    const paused = { ...asked, pauses: [aPause()], approval: everything };
    expect(decide(anAction(), paused, aMoment).verdict).toBe('deny');
  });
});
