import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  aConsent,
  anyContactFacts,
  anyContactRules,
  anySuppression,
  someContactFacts,
} from '../../../tests/support/builders/contact-facts';
import { aMoment } from '../../../tests/support/builders/gate';
import { findingSchema } from '../gate/finding';
import { checkContact } from './check-contact';
import { type ContactFacts, contactFactsSchema } from './contact-facts';
import { type ContactRules, defaultContactRules } from './contact-rules';
import { diffContactRules } from './diff-contact-rules';
import { clocksOf } from './jurisdiction/time-zones';
import { contactChecks } from './rules';

const request = { purpose: 'marketing', channel: 'email', agentId: 'agt_1' } as const;
const find = (facts: Partial<ContactFacts>, rules: ContactRules = defaultContactRules, now = aMoment) =>
  checkContact(
    { ...request, channel: facts.channel ?? 'email', purpose: facts.purpose ?? 'marketing' },
    someContactFacts(facts),
    rules,
    now,
  );
const denied = (facts: ContactFacts, rules: ContactRules, now = aMoment) =>
  checkContact({ ...facts, agentId: 'agt_1' }, facts, rules, now).length > 0;
const lease = (purpose: 'marketing' | 'service', agentId: string, until = '2026-11-26T00:00:00Z') => ({
  lease: { purpose, agentId, until },
});
const touches = (over: Partial<ContactFacts['touches']>) => ({
  touches: { ...someContactFacts().touches, ...over },
});

/** For each rule: facts it objects to, the sentence it says, and facts close by that it has nothing against. */
const examples: Record<
  string,
  { says: RegExp; speaks: Partial<ContactFacts>; silent: Partial<ContactFacts> }
> = {
  'contact.processing-limits': {
    says: /the use of their data is restricted: it is kept and not used/,
    speaks: { limits: [{ id: 'plm_1', kind: 'restriction' }] },
    silent: {},
  },
  'contact.suppression': {
    says: /must not be contacted by e-mail: they asked/,
    speaks: { suppressions: [{ id: 'sup_1', channel: 'email', reason: 'unsubscribe' }] },
    silent: { suppressions: [{ id: 'sup_1', channel: 'sms', reason: 'unsubscribe' }] },
  },
  'contact.distress': {
    says: /nobody has looked at it yet/,
    speaks: { openDistress: true },
    silent: {},
  },
  'contact.consent': {
    says: /Nothing on record allows marketing by e-mail \(GDPR and ePrivacy\)/,
    speaks: { consents: [aConsent({ purpose: 'service' })] },
    silent: {},
  },
  'contact.frequency': {
    says: /contacted once by e-mail in the last 24 hours.*limit is 1/,
    speaks: touches({ channelToday: 1, channelWeek: 1, totalToday: 1, totalWeek: 1, ever: 1 }),
    silent: touches({ channelWeek: 2, totalToday: 1, totalWeek: 4, ever: 9 }),
  },
  'contact.quiet-hours': {
    says: /Wednesday 5:00 to 6:00 for this person \(America\/New_York\)/,
    speaks: { localTimes: clocksOf(['America/New_York'], aMoment) },
    silent: { localTimes: clocksOf(['Asia/Kolkata', 'Africa/Cairo'], aMoment) },
  },
  'contact.one-purpose': {
    says: /contacted for service messages until 2026-11-26/,
    speaks: lease('service', 'agt_1'),
    silent: lease('marketing', 'agt_1'),
  },
};

test('every check has its example', () => {
  expect(contactChecks.map(({ id }) => id).sort()).toEqual(Object.keys(examples).sort());
});

describe.each(Object.entries(examples))('%s', (id, { says, speaks, silent }) => {
  test('objects alone, in a sentence with a way out', () => {
    expect(contactFactsSchema.safeParse(someContactFacts(speaks)).success).toBe(true);
    const found = find(speaks);
    expect(found.map(({ rule }) => rule)).toEqual([id]);
    expect(found[0]).toMatchObject({ verdict: 'deny', message: expect.stringMatching(says) });
    expect(found[0]?.remedy).toBeTruthy();
    expect(findingSchema.parse(JSON.parse(JSON.stringify(found[0])))).toEqual(found[0]);
  });
  test('is silent where it has nothing to object to', () => expect(find(silent)).toEqual([]));
});

describe('at their edges', () => {
  it('facts that are missing or about something else deny, in every check', () => {
    const ids = contactChecks.map(({ id }) => id);
    const missing = checkContact(request, { unknown: 'the lookup failed' }, defaultContactRules, aMoment);
    expect(missing.map(({ rule }) => rule)).toEqual(ids);
    const other = checkContact(request, someContactFacts({ channel: 'sms' }), defaultContactRules, aMoment);
    expect(other.map(({ rule }) => rule)).toEqual(ids);
  });

  it('a lease of another agent, and one whose end cannot be read, keep others away; one that ended does not', () => {
    expect(find(lease('marketing', 'agt_2'))).toHaveLength(1);
    expect(find(lease('marketing', 'agt_2', 'soon'))).toHaveLength(1);
    expect(find(lease('service', 'agt_2', aMoment.toISOString()))).toEqual([]);
  });

  it('says from when on it may be done, over a change of the clocks', () => {
    // The night in which Berlin puts its clocks forward: 8:00 comes at 6:00 UTC, not at 7:00.
    const night = new Date('2026-03-28T22:00:00Z');
    const consents = [aConsent({ occurredAt: '2026-01-01T00:00:00Z' })];
    const localTimes = clocksOf(['Europe/Berlin'], night);
    const [finding] = find({ consents, localTimes }, defaultContactRules, night);
    expect(finding?.numbers.opensAt).toBe('2026-03-29T06:00:00.000Z');
  });

  it('quiet hours hold by the clock of every zone somebody may be in, and opening waits for all of them', () => {
    const localTimes = clocksOf(['America/New_York', 'America/Los_Angeles'], aMoment);
    const noon = new Date('2026-11-25T14:00:00Z');
    const [finding] = find({ localTimes }, defaultContactRules, noon);
    expect(finding?.numbers).toMatchObject({
      timeZone: 'America/Los_Angeles',
      opensAt: '2026-11-25T16:00:00.000Z',
    });
  });

  it('the law narrows the hours of the workspace for calls', () => {
    const rules = {
      ...defaultContactRules,
      contactHours: { fromHour: 0, toHour: 24, days: [1, 2, 3, 4, 5, 6, 7] },
    };
    const american = {
      channel: 'phone' as const,
      jurisdiction: { packs: ['TCPA' as const], country: 'US', countries: ['US'], reason: '' },
      localTimes: clocksOf(['America/New_York'], aMoment),
    };
    expect(find(american, rules).map(({ rule }) => rule)).toEqual(['contact.quiet-hours']);
    expect(find({ ...american, channel: 'email' }, rules)).toEqual([]);
  });

  it('an unknown time zone refuses calls always, and e-mail where the rules say so', () => {
    const unknown = { timeZoneFrom: 'workspace' as const };
    expect(find(unknown)).toEqual([]);
    expect(find({ ...unknown, channel: 'phone' })).toHaveLength(1);
    expect(find(unknown, { ...defaultContactRules, unknownTimeZone: 'refuse' })).toHaveLength(1);
    expect(find({ localTimes: [] })).toHaveLength(1);
  });

  it('an unknown country can be refused, and a chosen pack permits nothing on channels it does not speak of', () => {
    const unknown = { jurisdiction: { packs: [], country: null, countries: [], reason: '' }, consents: [] };
    const under = (unknownCountry: ContactRules['unknownCountry'], channel: 'email' | 'sms') =>
      find({ ...unknown, channel }, { ...defaultContactRules, unknownCountry }).map(({ rule }) => rule);
    expect(under('refuse', 'email')).toEqual(['contact.consent']);
    expect(under('CAN_SPAM', 'email')).toEqual([]);
    expect(under('CAN_SPAM', 'sms')).toEqual(['contact.consent']);
  });

  it('a moment that is no time denies', () => {
    expect(find({}, defaultContactRules, new Date(Number.NaN)).length).toBeGreaterThan(0);
  });
});

describe('whatever the facts', { timeout: 60_000 }, () => {
  it('a suppression never makes the answer milder, and one for all channels refuses', () => {
    fc.assert(
      fc.property(anyContactFacts, anyContactRules, anySuppression, (facts, rules, more) => {
        const before = checkContact({ ...facts, agentId: 'agt_1' }, facts, rules, aMoment);
        const blocked = { ...facts, suppressions: [...facts.suppressions, more] };
        const after = checkContact({ ...facts, agentId: 'agt_1' }, blocked, rules, aMoment);
        expect(after).toEqual(expect.arrayContaining(before));
        if (more.channel === null || more.channel === facts.channel)
          expect(after.map(({ rule }) => rule)).toContain('contact.suppression');
      }),
    );
  });

  it('one more contact, or a sign of distress, never makes it milder', () => {
    fc.assert(
      fc.property(anyContactFacts, anyContactRules, (facts, rules) => {
        fc.pre(denied(facts, rules));
        const { touches: made } = facts;
        expect(denied({ ...facts, touches: { ...made, totalWeek: made.totalWeek + 1 } }, rules)).toBe(true);
        expect(denied({ ...facts, openDistress: true }, rules)).toBe(true);
      }),
    );
  });

  it('what is newly allowed under other rules shows as widening, so that stricter rules never allow more', () => {
    let gains = 0;
    fc.assert(
      fc.property(anyContactFacts, anyContactRules, anyContactRules, (facts, from, to) => {
        if (!denied(facts, from) || denied(facts, to)) return;
        gains++;
        const directions = diffContactRules(from, to).map(({ direction }) => direction);
        expect(directions).toContain('widens');
      }),
      { numRuns: 2000 },
    );
    expect(gains).toBeGreaterThan(10);
  });

  it('answers at once: fast enough for every decision', () => {
    const facts = someContactFacts();
    const before = process.cpuUsage();
    for (let i = 0; i < 20_000; i++) checkContact(request, facts, defaultContactRules, aMoment);
    expect(process.cpuUsage(before).user / 20_000).toBeLessThan(50);
  });
});
