import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase } from '@/tests/support/builders/arbitrary-gate';
import {
  aBudget,
  aBudgetChange,
  aCampaign,
  aFacts,
  aMoment,
  anAgent,
  aPolicyBody,
} from '@/tests/support/builders/gate';
import { decide } from './decide';
import { isUnknown } from './facts';
import { fromStoredFacts, toStoredFacts } from './stored-facts';

const noBodies = { policy: () => undefined, scope: () => undefined };

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

  it('of before people were told apart read as a person of whom nothing is known', () => {
    const { contacts: _c, content: _t, sequence: _q, handoff: _h, connectionId: _n, ...rest } = aFacts();
    const older = { type: 'contact', id: 'con_1', accountTier: 'tier_1', signalQuality: 0.9 };
    const { reviewed: _r, additions: _a, today: _y, ...agent } = anAgent();
    const requester = { ...agent, reviewedDecisions: 7 };
    const restored = fromStoredFacts({ ...rest, target: older, requester }, noBodies);
    expect(restored.target).toEqual({
      ...older,
      segment: 'unknown',
      region: null,
      language: null,
      seniority: 'unknown',
      contactedBefore: true,
    });
    expect(restored.requester).toMatchObject({
      reviewed: { version: 7, kindInSegment: 7 },
      additions: [],
      today: { actions: 0, addedSpendMicros: '0' },
    });
    const unread = { unknown: 'the lookup timed out' };
    expect(fromStoredFacts({ ...rest, target: unread, requester }, noBodies).target).toEqual(unread);
  });

  it('of before a campaign’s action knew its signal, under a policy of before its limits, read as of then', () => {
    const { signalQuality: _q, ...target } = aCampaign();
    const { refuseBelowSignalQuality: _r, undoBelowSignalQuality: _u, ...body } = aPolicyBody();
    const row = { ...aFacts(), target, policy: { id: 'pol_1', version: 1, body } };
    const restored = fromStoredFacts(JSON.parse(JSON.stringify(row)), noBodies);
    expect(restored.target).toMatchObject({ type: 'campaign', signalQuality: null });
    expect(restored.policy).toMatchObject({
      body: { refuseBelowSignalQuality: 0.2, undoBelowSignalQuality: 0.5 },
    });
    expect(decide(aBudgetChange(110), restored, aMoment).verdict).toBe('allow');
  });

  it('hold policy and scope by id and version, and what is kept of neither is not known', () => {
    const stored = toStoredFacts(aFacts());
    expect(stored).toMatchObject({
      policy: { id: 'pol_1', version: 1 },
      requester: { scope: { id: 'scp_1', version: 3 } },
    });
    expect(JSON.stringify(stored)).not.toContain('"body"');
    const restored = fromStoredFacts(stored, noBodies);
    expect(restored.policy).toEqual({ unknown: 'version 1 of the policy is not kept' });
    expect(restored.requester).toMatchObject({ scope: { unknown: 'version 3 of the scope is not kept' } });
    expect(decide(aBudgetChange(110), restored, aMoment).verdict).toBe('deny');
  });

  it('that are no facts are refused, never read as some', () => {
    for (const row of [null, 'facts', {}, { policy: null, requester: { type: 'nobody' } }])
      expect(() => fromStoredFacts(row, noBodies)).toThrow();
    const misspelt = { ...(toStoredFacts(aFacts()) as object), budget: [] };
    expect(() => fromStoredFacts(misspelt, noBodies)).toThrow();
  });
});
