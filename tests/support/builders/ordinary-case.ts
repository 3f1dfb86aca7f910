import fc from 'fast-check';
import type { Facts, GateAction } from '../../../lib/core/gate/facts';
import {
  aBudget,
  aCampaign,
  aContact,
  aContactFacts,
  aFacts,
  anAction,
  anAgent,
  anAssignment,
  anEmail,
  aSequence,
  millions,
  outreachFacts,
} from './gate';

const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.55, 0.7, 0.9, 1);
const count = fc.constantFrom(0, 5, 20, 49, 50, 60, 100);
const asker = fc.record({ version: count, kindInSegment: count }).map((reviewed) => anAgent({ reviewed }));
const handoff = fc.constantFrom(null, null, {
  id: 'hnd_1',
  fromAgentId: 'agt_2',
  pairSince: '2026-11-01T00:00:00Z',
});

type Case = { action: GateAction; facts: Facts };

const campaign: fc.Arbitrary<Case> = fc
  .record({
    to: fc.constantFrom(50, 90, 104, 112, 140, 180, 310),
    confidence: share,
    revenue: fc.constantFrom(0, 700, 1400, 4000),
    requester: asker,
    handoff,
  })
  .map(({ to, confidence, revenue, requester, handoff: from }) => ({
    action: anAction({
      confidence,
      payload: { campaignId: 'cmp_1', fromMicros: millions(100), toMicros: millions(to) },
    }),
    facts: aFacts({
      requester,
      handoff: from,
      target: aCampaign({ revenueMicros: millions(revenue) }),
      budgets: [aBudget({ neededMicros: millions(Math.max(0, to - 100)) })],
    }),
  }));

const contact: fc.Arbitrary<Case> = fc
  .record({
    action: fc.constantFrom(anAssignment(), anEmail()),
    confidence: share,
    signalQuality: share,
    touches: fc.constantFrom(0, 1, 2, 3),
    localHour: fc.constantFrom(-6, 0, 6),
    requester: asker,
    handoff,
  })
  .map(({ action, confidence, signalQuality, touches: n, localHour, requester, handoff: from }) => ({
    action: { ...action, confidence },
    facts: outreachFacts({
      requester,
      handoff: from,
      target: aContact({ signalQuality, contactedBefore: true }),
      contacts: [
        {
          contactId: 'con_1',
          facts: aContactFacts({
            touches: { channelToday: n, channelWeek: n, totalToday: n, totalWeek: n, ever: n },
            localTimes: [{ timeZone: 'Europe/Berlin', offsetMinutes: 60 + localHour * 60, change: null }],
          }),
        },
      ],
    }),
  }));

const audience: fc.Arbitrary<Case> = fc
  .record({
    people: fc.constantFrom(1, 9, 40, 90, 400, 6000),
    expectedPeople: fc.constantFrom(null, 10, 40),
    requester: asker,
  })
  .map(({ people, expectedPeople, requester }) => ({
    action: anAction({
      kind: 'outreach.audience.enrol',
      payload: { audienceId: 'aud_1', sequenceId: 'welcome', purpose: 'marketing' },
      expectedPeople,
    }),
    facts: outreachFacts({
      requester: { ...requester, autonomyLevel: 'act' },
      sequence: aSequence(),
      target: {
        type: 'audience',
        id: 'aud_1',
        people,
        accounts: Math.ceil(people / 3),
        accountTiers: ['tier_2'],
        segments: ['mid_market'],
        regions: ['DACH'],
        languages: ['de'],
        seniorities: ['manager'],
        firstTouchExecutives: 0,
        signalQuality: null,
      },
    }),
  }));

/** An action that only thresholds stand in the way of: what is usual, where `anyCase` is mostly refused for one thing or another. */
export const ordinaryCase: fc.Arbitrary<Case> = fc.oneof(campaign, contact, audience);
