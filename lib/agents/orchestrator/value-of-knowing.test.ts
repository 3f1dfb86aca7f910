import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Learnt, PossibleAnswer } from '@/lib/core/research/unknown-fact';
import type { AccountContext, AccountPerson } from './account-context';
import { planAccount } from './plan-account';
import { valueOfKnowing } from './value-of-knowing';

const person = (id: string, score: number): AccountPerson => ({
  id,
  signalId: `sig_${id}`,
  quality: 0.9,
  traits: {},
  score,
  isReachable: true,
  isSuppressed: false,
  limit: null,
  convertedAt: null,
  ownerExternalId: null,
  sequenceId: null,
  hasReplied: false,
  hasOpenRun: false,
  claimedBy: null,
});
const context = (over: Partial<AccountContext> = {}): AccountContext => ({
  play: {
    id: 'ply_1',
    goal: 'They hear from us.',
    measure: 'conversions',
    target: null,
    reached: null,
    horizonDays: 30,
    outcomeValue: 500,
    agents: 'all',
    limits: { maxCost: null, maxReviewMinutes: null, maxContactsPerAccount: null },
  },
  account: { id: 'acc_1', tier: 'tier_1', industry: null, roles: 0 },
  pages: 1,
  signalId: 'sig_a',
  people: [person('con_a', 0.5), person('con_b', 0.3)],
  inSequences: 0,
  campaigns: [],
  agents: ['sequencer', 'content'],
  records: {},
  claims: [],
  priority: 3,
  currency: 'EUR',
  today: '2026-05-20',
  ...over,
});
const answer = (share: number, learnt: Learnt): PossibleAnswer => ({ label: String(share), share, learnt });
const learnt = fc.oneof(
  fc.constant<Learnt>({}),
  fc.constant<Learnt>({ industry: 'Trade' }),
  fc.constant<Learnt>({ role: true }),
  fc.constant<Learnt>({ refuses: { contactId: 'con_a' } }),
  fc.double({ min: 0.2, max: 5, noNaN: true }).map((times): Learnt => ({ odds: { of: 'all', times } })),
);

describe('what it is worth to know an answer', () => {
  it('is never below zero, and zero where every answer says the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ learnt, weight: fc.integer({ min: 1, max: 9 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        (drawn, score) => {
          const all = drawn.reduce((sum, { weight }) => sum + weight, 0);
          const answers = drawn.map((each) => answer(each.weight / all, each.learnt));
          const asked = context({ people: [person('con_a', score), person('con_b', score / 2)] });
          const { value, plans } = valueOfKnowing(asked, answers);
          expect(value).toBeGreaterThanOrEqual(0);
          if (plans.every(({ isOtherPlan }) => !isOtherPlan)) expect(value).toBeCloseTo(0, 6);
          const same = valueOfKnowing(
            asked,
            drawn.map(({ weight }) => answer(weight / all, {})),
          );
          expect(same.value).toBeCloseTo(0, 9);
        },
      ),
    );
  });

  it('is what a plan brings that only the answer makes possible', () => {
    const asked = context();
    const { value, planNow, plans } = valueOfKnowing(asked, [
      answer(0.5, { industry: 'Trade' }),
      answer(0.5, {}),
    ]);
    const worthOf = (over: Partial<AccountContext>) =>
      Number(planAccount({ ...asked, ...over }).expectedValueMicros) / 1e6;
    const then = worthOf({ account: { id: 'acc_1', tier: 'tier_1', industry: 'Trade', roles: 0 } });
    expect(value).toBeCloseTo((then - worthOf({})) / 2, 4);
    expect(planNow).toBe('sequencer for 2 people');
    expect(plans).toEqual([
      { plan: 'content for the company, sequencer for 2 people', isOtherPlan: true },
      { plan: 'sequencer for 2 people', isOtherPlan: false },
    ]);
  });

  it('makes nobody likelier by asking: without an answer the plan stays the one that is made now', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (score, times) => {
          const asked = context({ people: [person('con_a', score)] });
          const { planNow } = valueOfKnowing(
            asked,
            times.map((each) => answer(1 / times.length, { odds: { of: 'all', times: each } })),
          );
          const { steps, expectedValueMicros } = planAccount(asked);
          // Where a plan is worth nothing either way, either may be named.
          if (Math.abs(Number(expectedValueMicros)) > 100)
            expect(planNow).toBe(steps.length === 0 ? 'do nothing' : 'sequencer for one person');
        },
      ),
    );
  });

  it('is what is saved by not writing to somebody who would say no', () => {
    const no = answer(0.5, { refuses: { contactId: 'con_a' } });
    const { value, plans } = valueOfKnowing(context(), [no, answer(0.5, {})]);
    expect(value).toBeGreaterThan(0);
    expect(plans[0]).toEqual({ plan: 'sequencer for one person', isOtherPlan: true });
  });

  it('is nothing once the goal is reached', () => {
    const { play } = context();
    const reached = context({ play: { ...play, target: 3, reached: 3 } });
    expect(valueOfKnowing(reached, [answer(1, { industry: 'Trade' })]).value).toBe(0);
  });
});
