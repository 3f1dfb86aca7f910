import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase } from '@/tests/support/builders/arbitrary-gate';
import { aBudget, aBudgetChange, aFacts, aMoment, anAgent } from '@/tests/support/builders/gate';
import { decide } from './decide';
import { isUnknown } from './facts';
import { fromStoredFacts, toStoredFacts } from './stored-facts';

describe('stored facts', () => {
  it('come back as they were, with the bodies they were decided by', () => {
    fc.assert(
      fc.property(anyCase, ({ facts }) => {
        const { policy, requester } = facts;
        const bodies = {
          policy: () => (isUnknown(policy) ? undefined : policy.body),
          scope: () =>
            requester.type === 'agent' && !isUnknown(requester.scope) ? requester.scope.body : undefined,
        };
        const restored = fromStoredFacts(JSON.parse(JSON.stringify(toStoredFacts(facts))), bodies);
        expect(restored).toEqual(facts);
        if (!isUnknown(restored.policy)) expect(restored.policy.body).toBe(bodies.policy());
      }),
      { numRuns: 300 },
    );
  });

  it('of before a budget had a pace decide as they did then', () => {
    const facts = aFacts();
    const {
      pacing: _p,
      spentBeforeMicros: _s,
      todayMicros: _t,
      daysLeft: _d,
      elapsedShare: _e,
      ...older
    } = aBudget();
    const { contacts: _c, sequence: _q, handoff: _h, connectionId: _n, ...rest } = facts;
    const { reviewed, additions: _a, today: _y, ...agent } = anAgent();
    const row = { ...rest, budgets: [older], requester: { ...agent, reviewedDecisions: reviewed.version } };
    const restored = fromStoredFacts(JSON.parse(JSON.stringify(row)), {
      policy: () => undefined,
      scope: () => undefined,
    });
    const action = aBudgetChange(110);
    expect(decide(action, restored, aMoment)).toEqual(decide(action, facts, aMoment));
  });
});
