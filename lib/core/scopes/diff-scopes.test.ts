import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyAction,
  anyMoment,
  anyScopeBody,
  anyScopeChange,
} from '../../../tests/support/builders/arbitrary-gate';
import {
  aCampaign,
  aContact,
  aFacts,
  anAgent,
  aScopeBody,
  millions,
} from '../../../tests/support/builders/gate';
import { decide } from '../gate/decide';
import type { Facts, GateAction } from '../gate/facts';
import { diffScopes, type ScopeField, widens } from './diff-scopes';
import type { ScopeBody } from './scope-body';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The moment in the zone of the scope, as the gathering of facts would tell it. */
function localTime(now: Date, timeZone: string): Facts['localTime'] {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  const parts = clock.formatToParts(now);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { hour: Number(of('hour')), weekday: weekdays.indexOf(of('weekday')) + 1 };
}

/** Whether the scope lets the action pass, everything else allowing it. */
function allowed(body: ScopeBody, action: GateAction, now: Date): boolean {
  const campaignId = (action.payload as { campaignId?: string }).campaignId;
  const facts = aFacts({
    requester: anAgent({ scope: { id: 'scp_1', version: 1, body } }),
    localTime: localTime(now, body.hours.timeZone),
    target: campaignId ? aCampaign({ id: campaignId }) : aContact(),
    budgets: [],
  });
  return decide(action, facts, now).verdict !== 'deny';
}

describe('whatever a scope newly allows shows as widening', () => {
  const newAction = anyAction.map((action) => ({ ...action, compensatesId: null }));

  test('from one scope to another', () => {
    let gains = 0;
    fc.assert(
      fc.property(
        anyScopeChange,
        fc.array(newAction, { minLength: 4, maxLength: 4 }),
        anyMoment,
        ({ from, to }, actions, now) => {
          if (!actions.some((action) => allowed(to, action, now) && !allowed(from, action, now))) return;
          gains++;
          expect(widens(diffScopes(from, to))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    // Otherwise the property would hold because nothing was ever gained.
    expect(gains).toBeGreaterThan(100);
  });

  test('from none', () => {
    fc.assert(
      fc.property(anyScopeBody, newAction, anyMoment, (to, action, now) => {
        if (allowed(to, action, now)) expect(widens(diffScopes(null, to))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('and the way back never hides what was lost', () => {
    fc.assert(
      fc.property(anyScopeChange, ({ from, to }) => {
        const changes = diffScopes(from, to);
        const back = diffScopes(to, from);
        expect(new Set(changes.map(({ field }) => field))).toEqual(new Set(back.map(({ field }) => field)));
        if (changes.some(({ direction }) => direction === 'narrows')) expect(widens(back)).toBe(true);
      }),
    );
  });
});

describe('a change of one field', () => {
  const hours = { from: 8, to: 18, days: [1, 2, 3, 4, 5], timeZone: 'UTC' };
  const base = aScopeBody({
    campaigns: ['cmp_1'],
    hours,
    accountTiers: ['tier_2'],
    kinds: ['ads.campaign.pause'],
  });
  const cases: [ScopeField, Partial<ScopeBody>, string, RegExp][] = [
    [
      'kinds',
      { kinds: ['ads.campaign.pause', 'ads.campaign.resume'] },
      'widens',
      /^New: “Resume campaign”\.$/,
    ],
    ['channels', { channels: ['ads'] }, 'narrows', /No longer: the channel “crm”/],
    ['campaigns', { campaigns: 'all' }, 'widens', /All campaigns/],
    ['accountTiers', { accountTiers: ['tier_2', 'tier_1'] }, 'widens', /accounts of tier 1/],
    ['hours', { hours: { ...hours, to: 17 } }, 'narrows', /to 17:00 \(UTC\), before Mon.* to 18:00/],
    ['hours', { hours: { ...hours, from: 9, to: 19 } }, 'widens', /Hours: Mon, Tue/],
    ['hours', { hours: { ...hours, timeZone: 'Asia/Tokyo' } }, 'widens', /Tokyo/],
    [
      'maxAddedDailySpendMicros',
      { maxAddedDailySpendMicros: millions(501) },
      'widens',
      /\$501\.00, before \$500\.00/,
    ],
    ['maxRelativeChange', { maxRelativeChange: 0.2 }, 'narrows', /20%, before 100%/],
    ['expiresAt', { expiresAt: '2027-02-01T00:00:00Z' }, 'widens', /Ends on 2027-02-01 00:00/],
    ['expiresAt', { expiresAt: '2027-01-01T01:00:00+01:00' }, 'neutral', /Ends on/],
  ];
  test.each(cases)('%s to %j %s', (field, over, direction, sentence) => {
    const changes = diffScopes(base, { ...base, ...over }, 'USD');
    expect(changes).toMatchObject([{ field, direction, from: base[field], to: over[field] }]);
    expect(changes[0]?.sentence).toMatch(sentence);
  });

  test('to the same thing in another order is none', () => {
    const two = aScopeBody({ campaigns: ['a', 'b'] });
    expect(diffScopes(two, { ...two, campaigns: ['b', 'a', 'a'] })).toEqual([]);
  });

  test('that gains and loses shows both', () => {
    const changes = diffScopes(base, { ...base, campaigns: ['cmp_2'] });
    expect(changes.map(({ direction }) => direction).sort()).toEqual(['narrows', 'widens']);
  });

  test('of the zone changes nothing where every hour is granted', () => {
    const always = aScopeBody();
    const changes = diffScopes(always, { ...always, hours: { ...always.hours, timeZone: 'Asia/Tokyo' } });
    expect(changes.map(({ direction }) => direction)).toEqual(['neutral']);
  });
});
