import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, anyPolicy, anyScopeChange } from '@/tests/support/builders/arbitrary-gate';
import { aMoment, aPolicy, aPolicyBody } from '@/tests/support/builders/gate';
import { ordinaryCase } from '@/tests/support/builders/ordinary-case';
import { decide } from '../gate/decide';
import { type Facts, isUnknown } from '../gate/facts';
import type { Verdict } from '../gate/finding';
import type { PolicyBody } from '../gate/policy-body';
import { diffScopes, widens } from '../scopes/diff-scopes';
import { diffPolicies, policyWidens } from './diff-policies';

const strictness: Record<Verdict, number> = { allow: 0, escalate: 1, deny: 2 };
const cases = fc.oneof(
  anyCase,
  ordinaryCase.map((one) => ({ ...one, now: aMoment })),
  ordinaryCase.map((one) => ({ ...one, now: aMoment })),
);
const underPolicy = (facts: Facts, body: PolicyBody): Facts => ({
  ...facts,
  policy: { ...aPolicy(), body },
});

const fields = Object.keys(aPolicyBody()) as (keyof PolicyBody)[];

/** A policy that mostly lets things pass and what it is changed to in one or two fields: otherwise hardly any verdict would turn milder. */
const anyPolicyChange = fc
  .tuple(
    anyPolicy,
    anyPolicy,
    fc.subarray(fields, { maxLength: 2 }),
    fc.subarray(fields, { minLength: 1, maxLength: 2 }),
  )
  .map(([one, other, unusual, changed]) => {
    const pick = (body: PolicyBody, names: (keyof PolicyBody)[]): Partial<PolicyBody> =>
      Object.fromEntries(names.map((name) => [name, body[name]]));
    const from = { ...easyGoing, ...pick(one, [...unusual, ...changed]) };
    return { from, to: { ...from, ...pick(other, changed) } };
  });
const easyGoing = aPolicyBody({
  firstDecisionsToReview: 0,
  askAboveRelativeChange: 2,
  roasFloor: 0,
  askBelowConfidence: 0,
  askBelowSignalQuality: 0,
  handoffReviewDays: 0,
});

describe('diffPolicies', () => {
  it('shows as widening whatever lets anything pass that did not pass before', () => {
    let milder = 0;
    fc.assert(
      fc.property(cases, anyPolicyChange, ({ action, facts, now }, { from, to }) => {
        const before = decide(action, underPolicy(facts, from), now).verdict;
        const after = decide(action, underPolicy(facts, to), now).verdict;
        if (strictness[after] >= strictness[before]) return;
        milder += 1;
        expect(policyWidens(diffPolicies(from, to)), `${before} became ${after}`).toBe(true);
      }),
      { numRuns: 4000 },
    );
    expect(milder, 'cases in which the answer became milder').toBeGreaterThan(20);
  });

  it('is empty between a policy and itself, and between no others', () => {
    fc.assert(
      fc.property(anyPolicyChange, ({ from, to }) => {
        const same = JSON.stringify(from) === JSON.stringify(to);
        const changes = diffPolicies(from, to);
        expect(diffPolicies(from, from)).toEqual([]);
        if (!same && changes.length === 0) expect(diffPolicies(to, from)).toEqual([]);
        if (same) expect(changes).toEqual([]);
      }),
    );
  });

  it('turns round: what narrows one way widens the other', () => {
    fc.assert(
      fc.property(anyPolicyChange, ({ from, to }) => {
        const narrowed = diffPolicies(from, to).filter(({ direction }) => direction === 'narrows');
        if (narrowed.length > 0) expect(policyWidens(diffPolicies(to, from))).toBe(true);
      }),
    );
  });

  it.each([
    [
      { askAboveRelativeChange: 0.5 },
      'widens',
      'A person is asked above a change of a budget or bid of: 50%, before 25%.',
    ],
    [
      { firstDecisionsToReview: 20 },
      'widens',
      'Outcomes judged before an agent version acts alone: 20, before 50.',
    ],
    [{ roasFloor: 2 }, 'narrows', 'A person is asked below a return on ad spend of: 2, before 1.5.'],
    [{ roasWindowDays: 14 }, 'widens', 'Days over which the return is measured: 14 days, before 7 days.'],
    [
      {
        escalation: { paths: [{ topic: 'money', reviewerId: 'usr_1', deputyId: null, deadlineMinutes: 30 }] },
      },
      'widens',
      'On budgets and spend: Ada is asked; before, the people of the agent are asked.',
    ],
  ] as const)('says in plain words: %o', (over, direction, sentence) => {
    const names = { currency: 'USD', nameOf: () => 'Ada' };
    const to = aPolicyBody(over as Partial<PolicyBody>);
    expect(diffPolicies(aPolicyBody(), to, names)).toMatchObject([{ direction, sentence }]);
  });

  it('sees one micro more of an amount beyond what a floating-point number holds', () => {
    const asksAbove = (askAboveAddedDailySpendMicros: string) =>
      aPolicyBody({ askAboveAddedDailySpendMicros });
    const changes = diffPolicies(asksAbove('99007199254740992'), asksAbove('99007199254740993'));
    expect(changes).toMatchObject([{ direction: 'widens' }]);
  });
});

describe('diffScopes', () => {
  it('shows as widening whatever lets an agent do what it could not before', () => {
    fc.assert(
      fc.property(cases, anyScopeChange, ({ action, facts, now }, { from, to }) => {
        const { requester } = facts;
        // Another zone of hours is another fact; the hours have a property of their own.
        if (requester.type !== 'agent' || from.hours.timeZone !== to.hours.timeZone) return;
        const under = (body: typeof from): Facts => ({
          ...facts,
          requester: { ...requester, scope: { id: 'scp_1', version: 1, body } },
        });
        const before = decide(action, under(from), now).verdict;
        const after = decide(action, under(to), now).verdict;
        if (strictness[after] < strictness[before]) expect(widens(diffScopes(from, to))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('no policy locks people out', () => {
  const byPerson = anyCase.filter(({ facts }) => facts.requester.type === 'person');

  it('of taking back: a person with the right to undo is answered alike under every policy and without one', () => {
    fc.assert(
      fc.property(byPerson, anyPolicy, ({ action, facts, now }, policy) => {
        const undo = { ...action, compensatesId: 'act_0', addsExposure: false };
        const with_ = decide(undo, underPolicy(facts, policy), now);
        const without = decide(undo, { ...facts, policy: { unknown: 'no policy' } }, now);
        expect(with_).toEqual(without);
      }),
      { numRuns: 500 },
    );
  });

  it('of taking back: stopped or not, only expiry, the right and money itself can stand in the way', () => {
    fc.assert(
      fc.property(byPerson, anyPolicy, ({ action, facts, now }, policy) => {
        const undo = { ...action, compensatesId: 'act_0', addsExposure: false };
        const { findings } = decide(undo, underPolicy(facts, policy), now);
        const against = findings.filter(({ verdict }) => verdict !== 'allow').map(({ rule }) => rule);
        for (const rule of against)
          expect(['action.expired', 'person.permission', 'budget.cap', 'gate.no-grant']).toContain(rule);
        if (isUnknown(facts.budgets)) expect(against).toContain('budget.cap');
      }),
      { numRuns: 500 },
    );
  });
});
