import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyAction,
  anyMoment,
  anyScopeBody,
  anyScopeChange,
  anyScopesDifferingIn,
  anyTargetFor,
} from '../../../tests/support/builders/arbitrary-gate';
import { aFacts, anAgent, aScopeBody, millions } from '../../../tests/support/builders/gate';
import { decideBy } from '../gate/decide';
import type { Facts, GateAction } from '../gate/facts';
import { rules } from '../gate/rules';
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

type Question = { action: GateAction; facts: Partial<Facts>; today: Today };
type Today = { actions: number; addedSpendMicros: string };

/** New actions of every kind, at all kinds of targets, by agents that have done more or less today. */
const anyQuestion: fc.Arbitrary<Question> = anyAction.chain((action) =>
  fc
    .record({
      target: anyTargetFor(action),
      connectionId: fc.constantFrom('cnx_1', 'cnx_2'),
      today: fc.record({
        actions: fc.constantFrom(0, 0, 9, 10),
        addedSpendMicros: fc.constantFrom(0, 20, 45).map(millions),
      }),
    })
    .map(({ today, ...facts }) => ({ action: { ...action, compensatesId: null }, facts, today })),
);

/** Whether the scope lets the action pass, everything else allowing it. */
function allowed(body: ScopeBody, { action, facts, today }: Question, now: Date): boolean {
  const scope = { id: 'scp_1', version: 1, body };
  const given: Partial<Facts> = {
    ...facts,
    requester: anAgent({ scope, today }),
    localTime: localTime(now, body.hours.timeZone),
    budgets: [],
    contacts: [],
  };
  const scopeRules = rules.filter(({ id }) => id.startsWith('scope.'));
  return decideBy(scopeRules, action, aFacts(given), now).verdict !== 'deny';
}

describe('whatever a scope newly allows shows as widening', () => {
  const questions = fc.array(anyQuestion, { minLength: 4, maxLength: 4 });
  const gained = (from: ScopeBody, to: ScopeBody, asked: Question[], now: Date) =>
    asked.some((one) => allowed(to, one, now) && !allowed(from, one, now));

  test.each(Object.keys(aScopeBody()) as ScopeField[])('by %s alone', (field) => {
    let gains = 0;
    fc.assert(
      fc.property(anyScopesDifferingIn(field), questions, anyMoment, ({ from, to }, asked, now) => {
        if (!gained(from, to, asked, now)) return;
        gains++;
        expect(diffScopes(from, to)).toMatchObject(
          expect.arrayContaining([expect.objectContaining({ field, direction: 'widens' })]),
        );
      }),
      { numRuns: 400 },
    );
    // Otherwise the property would hold because nothing was ever gained.
    expect(gains).toBeGreaterThan(0);
  });

  test('by several fields at once', () => {
    fc.assert(
      fc.property(anyScopeChange, questions, anyMoment, ({ from, to }, asked, now) => {
        if (gained(from, to, asked, now)) expect(widens(diffScopes(from, to))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('from none', () => {
    fc.assert(
      fc.property(anyScopeBody, anyQuestion, anyMoment, (to, question, now) => {
        if (allowed(to, question, now)) expect(widens(diffScopes(null, to))).toBe(true);
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
    regions: ['DACH'],
    seniorities: ['staff'],
    maxAddedSpendPerDayMicros: millions(90),
    maxDrift: 0.5,
    maxActionsPerDay: 40,
    kindExpiresAt: { 'ads.campaign.pause': '2026-12-01T00:00:00Z' },
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
    ['connections', { connections: [] }, 'narrows', /^Only 0 named connections instead of all\.$/],
    ['adAccounts', { adAccounts: ['acct-1'] }, 'narrows', /^Only 1 named ad account instead of all\.$/],
    ['segments', { segments: ['enterprise'] }, 'narrows', /No longer: accounts: mid-market/],
    ['regions', { regions: ['DACH', 'Nordics'] }, 'widens', /^New: region Nordics\.$/],
    ['languages', { languages: [] }, 'narrows', /Only 0 named languages/],
    ['seniorities', { seniorities: ['staff', 'c_suite'] }, 'widens', /^New: C-suite\.$/],
    [
      'maxAddedSpendPerDayMicros',
      { maxAddedSpendPerDayMicros: null },
      'widens',
      /no limit of its own, before \$90/,
    ],
    [
      'maxRelativeChangePerDay',
      { maxRelativeChangePerDay: 0.3 },
      'narrows',
      /within a day: 30%, before no limit/,
    ],
    ['maxDrift', { maxDrift: 0.6 }, 'widens', /against seven days ago: 60%, before 50%/],
    ['maxReachPerAction', { maxReachPerAction: 200 }, 'narrows', /reach: 200, before no limit/],
    ['maxActionsPerDay', { maxActionsPerDay: 41 }, 'widens', /Most actions of a day: 41, before 40/],
    [
      'kindExpiresAt',
      { kindExpiresAt: {} },
      'widens',
      /^“Pause campaign” ends with the scope, before on 1 Dec 2026, 09:00\.$/,
    ],
    [
      'kindExpiresAt',
      { kindExpiresAt: { 'ads.campaign.pause': '2026-11-30T00:00:00Z' } },
      'narrows',
      /ends on 30 Nov 2026, 09:00, before on 1 Dec 2026, 09:00/,
    ],
    ['expiresAt', { expiresAt: '2027-02-01T00:00:00Z' }, 'widens', /Ends on 1 Feb 2027, 09:00/],
    ['expiresAt', { expiresAt: '2027-01-01T01:00:00+01:00' }, 'neutral', /Ends on/],
  ];
  test.each(cases)('%s to %j %s', (field, over, direction, sentence) => {
    const changes = diffScopes(base, { ...base, ...over }, { currency: 'USD', timeZone: 'Asia/Tokyo' });
    expect(changes).toMatchObject([{ field, direction }]);
    if (field !== 'kindExpiresAt') expect(changes).toMatchObject([{ from: base[field], to: over[field] }]);
    expect(changes[0]?.added.length).toBe(direction === 'widens' ? 1 : 0);
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
