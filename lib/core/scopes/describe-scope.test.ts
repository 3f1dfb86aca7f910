import { expect, test } from 'vitest';
import { aScopeBody, millions } from '../../../tests/support/builders/gate';
import { describeScope } from './describe-scope';

const berlin = { currency: 'EUR', timeZone: 'Europe/Berlin' };

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
    berlin,
    { campaign: () => 'Autumn' },
  );
  expect(can).toEqual([
    'Set daily budget of campaign.',
    'Touch these campaigns: Autumn.',
    'Act Mon, Tue from 8:00 to 18:00 (Europe/Berlin), until 1 Jan 2027, 01:00.',
  ]);
  // Granted as a kind, but not on a channel it may use.
  expect(cannot).toContain('Assign contact to owner.');
  expect(cannot).toContain('Use the channel “crm”.');
  expect(cannot).toContain('Add more than €50.00 of spend per day in one action.');
  expect(cannot).toContain('Change a budget or bid by more than 20% in one action.');
});

test('an empty list grants nothing and says so', () => {
  const { can, cannot } = describeScope(aScopeBody({ campaigns: [], accountTiers: ['tier_3'] }), berlin);
  expect(cannot).toContain('Touch any campaign.');
  expect(can).toContain('Touch contacts of accounts of tier 3 and those of no account.');
});

test.each([{ kinds: [] }, { channels: [] }, { hours: { from: 18, to: 8, days: [1], timeZone: 'UTC' } }])(
  'a scope with %j can do nothing',
  (over) => {
    const { can, cannot } = describeScope(aScopeBody(over), berlin);
    expect(can).toEqual([]);
    expect(cannot).toHaveLength(1);
  },
);

test('says what else it is held to: whom, where, how much and until when', () => {
  const { can, cannot } = describeScope(
    aScopeBody({
      connections: ['cnx_1'],
      adAccounts: [],
      segments: ['enterprise', 'unknown'],
      seniorities: ['manager', 'staff'],
      regions: ['DACH', 'Nordics'],
      languages: ['de'],
      maxAddedSpendPerDayMicros: millions(90),
      maxRelativeChangePerDay: 0.3,
      maxDrift: 0.5,
      maxReachPerAction: 1,
      maxActionsPerDay: 40,
      kindExpiresAt: { 'ads.campaign.pause': '2026-12-01T00:00:00Z' },
    }),
    berlin,
    { connection: () => 'Ads of the shop' },
  );
  for (const sentence of [
    'Pause campaign, until 1 Dec 2026, 01:00.',
    'Touch only the connection Ads of the shop.',
    'Touch only accounts that are enterprise (1,000 people and more) or of unknown size.',
    'Touch only these people: managers, other staff.',
    'Touch only contacts of the regions DACH, Nordics.',
    'Touch only contacts who read de.',
  ])
    expect(can).toContain(sentence);
  for (const sentence of [
    'Touch anything: none of the ad accounts is granted.',
    'Add more than €90.00 of spend per day with all its actions of a day.',
    'Change a budget or bid by more than 30% within a day.',
    'Move a budget or bid further than 50% from where it was seven days before, in however many steps.',
    'Reach more than 1 person with one action.',
    'Do more than 40 things in a day.',
  ])
    expect(cannot).toContain(sentence);
});

test('what is not limited is not spoken of', () => {
  const all = [...describeScope(aScopeBody(), berlin).can, ...describeScope(aScopeBody(), berlin).cannot];
  expect(all.join(' ')).not.toMatch(/Touch only|within a day|seven days|Reach more|things in a day/);
});
