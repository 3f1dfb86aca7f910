import fc from 'fast-check';
import type { GateAction } from '../../../lib/core/gate/facts';
import { anAction, anEmail } from '../builders/gate';
import { campaignOf, type World } from './world';

/** One thing that happens: some time goes by, an agent wants something, and perhaps only later carries it out. */
export type Step = {
  waitMinutes: number;
  agent: number;
  later: boolean;
  /** How many of those in flight are carried out first. */
  carried: number;
  want: Want;
};
type Want =
  | { kind: 'budget' | 'bid'; campaign: string; factor: number }
  | { kind: 'pause' | 'resume'; campaign: string }
  | { kind: 'email' | 'enrol'; person: string; purpose: 'marketing' | 'sales_outreach' };

const campaignId = fc.constantFrom('cmp_1', 'cmp_1', 'cmp_2', 'cmp_3');
const anyWant: fc.Arbitrary<Want> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('budget' as const, 'budget' as const, 'bid' as const),
      campaign: campaignId,
      factor: fc.constantFrom(0.6, 0.8, 0.95, 1.01, 1.02, 1.05, 1.05, 1.1, 1.2, 1.5, 3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('pause' as const, 'resume' as const),
      campaign: campaignId,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('email' as const, 'email' as const, 'enrol' as const),
      person: fc.constantFrom('con_1', 'con_2', 'con_3'),
      purpose: fc.constantFrom('marketing' as const, 'marketing' as const, 'sales_outreach' as const),
    }),
  },
);

export const anyStep: fc.Arbitrary<Step> = fc.record({
  waitMinutes: fc.constantFrom(0, 0, 0, 7, 90, 400),
  agent: fc.nat(3),
  later: fc.boolean(),
  carried: fc.constantFrom(0, 0, 1, 3),
  want: anyWant,
});

/** The action by which an agent would get what it wants, from what is true now. */
export function actionFor(world: World, want: Want): GateAction {
  const until = { expiresAt: '2028-01-01T00:00:00Z', hash: JSON.stringify([want, world.now]) };
  switch (want.kind) {
    case 'budget':
    case 'bid': {
      const { money } = campaignOf(world, want.campaign);
      const from = want.kind === 'budget' ? money.daily : money.bid;
      const to = (from * BigInt(Math.round(want.factor * 100))) / 100n;
      return anAction({
        ...until,
        kind: want.kind === 'budget' ? 'ads.campaign.set-daily-budget' : 'ads.campaign.set-bid',
        payload: { campaignId: want.campaign, fromMicros: from.toString(), toMicros: to.toString() },
      });
    }
    case 'pause':
    case 'resume':
      return anAction({
        ...until,
        kind: `ads.campaign.${want.kind}`,
        payload: { campaignId: want.campaign },
      });
    case 'email':
      return anEmail({
        ...until,
        payload: {
          contactId: want.person,
          purpose: want.purpose,
          subject: 'Gifts that arrive on time',
          body: 'Hello, here is how other teams plan their gifts.',
          sequence: { id: 'welcome', step: 0 },
          sourceIds: [],
        },
      });
    case 'enrol':
      return anAction({
        ...until,
        kind: 'outreach.contact.enrol',
        payload: { contactId: want.person, sequenceId: 'welcome', purpose: want.purpose },
      });
  }
}
