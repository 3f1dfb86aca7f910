import { expect, test } from 'vitest';
import { aScopeBody, millions } from '../../../tests/support/builders/gate';
import { describeScope } from './describe-scope';

test('says what an agent can and cannot do, within which limits', () => {
  const { can, cannot } = describeScope(
    aScopeBody({
      kinds: ['ads.campaign.set-daily-budget', 'crm.contact.assign-owner'],
      channels: ['ads'],
      campaigns: ['cmp_1'],
      hours: { from: 8, to: 18, days: [1, 2], timeZone: 'Europe/Berlin' },
      maxAddedDailySpendMicros: millions(50),
      maxRelativeChange: 0.2,
    }),
    'EUR',
    { campaign: () => 'Autumn' },
  );
  expect(can).toEqual([
    'Set daily budget of campaign.',
    'Touch these campaigns: Autumn.',
    'Act Mon, Tue from 8:00 to 18:00 (Europe/Berlin), until 2027-01-01.',
  ]);
  // Granted as a kind, but not on a channel it may use.
  expect(cannot).toContain('Assign contact to owner.');
  expect(cannot).toContain('Use the channel “crm”.');
  expect(cannot).toContain('Add more than €50.00 of spend per day in one action.');
  expect(cannot).toContain('Change a budget or bid by more than 20% in one action.');
});

test('an empty list grants nothing and says so', () => {
  const { can, cannot } = describeScope(aScopeBody({ campaigns: [], accountTiers: ['tier_3'] }), null);
  expect(cannot).toContain('Touch any campaign.');
  expect(can).toContain('Touch contacts of accounts of tier 3 and those of no account.');
});

test.each([{ kinds: [] }, { channels: [] }, { hours: { from: 18, to: 8, days: [1], timeZone: 'UTC' } }])(
  'a scope with %j can do nothing',
  (over) => {
    const { can, cannot } = describeScope(aScopeBody(over), null);
    expect(can).toEqual([]);
    expect(cannot).toHaveLength(1);
  },
);
