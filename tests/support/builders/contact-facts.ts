import fc from 'fast-check';
import { contactBases } from '../../../lib/core/contactability/bases';
import {
  type ConsentFact,
  type ContactFacts,
  suppressionReasons,
} from '../../../lib/core/contactability/contact-facts';
import { type ContactRules, defaultContactRules } from '../../../lib/core/contactability/contact-rules';
import { clocksOf } from '../../../lib/core/contactability/jurisdiction/time-zones';
import { packIds } from '../../../lib/core/contactability/packs/pack';
import { contactChannels, purposes } from '../../../lib/core/contactability/purposes';
import { aMoment } from './gate';

export const aConsent = (over: Partial<ConsentFact> = {}): ConsentFact => ({
  id: 'cst_1',
  purpose: 'marketing',
  status: 'granted',
  basis: 'consent',
  occurredAt: '2026-06-01T09:00:00Z',
  expiresAt: null,
  ...over,
});

/** A person in Sweden who agreed to marketing by e-mail and was never contacted; everything lets them be contacted at `aMoment`. */
export const someContactFacts = (over: Partial<ContactFacts> = {}): ContactFacts => ({
  contactId: 'con_1',
  purpose: 'marketing',
  channel: 'email',
  jurisdiction: {
    packs: ['GDPR'],
    country: 'SE',
    countries: ['SE'],
    reason: 'Read from their country: SE.',
  },
  localTimes: clocksOf(['Europe/Stockholm'], aMoment),
  timeZoneFrom: 'country',
  consents: [aConsent()],
  suppressions: [],
  touches: { channelToday: 0, channelWeek: 0, totalToday: 0, totalWeek: 0, ever: 0 },
  lease: null,
  openDistress: false,
  limits: [],
  checkedAt: aMoment.toISOString(),
  ...over,
});

const day = 86_400_000;
/** Around `aMoment`, on whole days, so that two often coincide. */
const aTime = fc
  .integer({ min: -900, max: 3 })
  .map((days) => new Date(aMoment.getTime() + days * day).toISOString());

export const anyConsent: fc.Arbitrary<ConsentFact> = fc.record({
  id: fc.constantFrom('cst_1', 'cst_2', 'cst_3', 'cst_4'),
  purpose: fc.constantFrom(...purposes),
  status: fc.constantFrom('granted' as const, 'granted' as const, 'withdrawn' as const),
  basis: fc.constantFrom(...contactBases),
  occurredAt: aTime,
  expiresAt: fc.option(aTime),
});

const rarely = <T>(usual: T, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });
const few = fc.integer({ min: 0, max: 4 });

const jurisdictions = [
  { packs: ['GDPR'], country: 'SE', countries: ['SE'] },
  { packs: ['GDPR'], country: null, countries: ['AT', 'CH', 'DE'] },
  { packs: ['CASL'], country: 'CA', countries: ['CA'] },
  { packs: ['CAN_SPAM', 'TCPA'], country: 'US', countries: ['US'] },
  { packs: [...packIds], country: 'IN', countries: ['IN'] },
  { packs: [...packIds], country: null, countries: [] },
].map((known) => ({ ...known, reason: 'Read from their country.' })) as ContactFacts['jurisdiction'][];
const clocks = [
  ['Europe/Stockholm'],
  ['America/New_York', 'Pacific/Honolulu'],
  ['Asia/Kolkata'],
  ['Australia/Lord_Howe'],
].map((zones) => clocksOf(zones, aMoment));

export const anySuppression: fc.Arbitrary<ContactFacts['suppressions'][number]> = fc.record({
  id: fc.constantFrom('sup_1', 'sup_2'),
  channel: fc.option(fc.constantFrom(...contactChannels)),
  reason: fc.constantFrom(...suppressionReasons),
});

/** What somebody may have had us stop. */
export const someLimits: fc.Arbitrary<ContactFacts['limits']> = fc.constantFrom(
  [{ id: 'plm_1', kind: 'restriction' as const }],
  [{ id: 'plm_2', kind: 'objection' as const }],
);

export const anyContactFacts: fc.Arbitrary<ContactFacts> = fc.record({
  contactId: fc.constant('con_1'),
  purpose: fc.constantFrom(...purposes),
  channel: fc.constantFrom(...contactChannels),
  jurisdiction: fc.constantFrom(...jurisdictions),
  localTimes: rarely(clocks[0] ?? [], fc.constantFrom(...clocks, [])),
  timeZoneFrom: rarely<ContactFacts['timeZoneFrom']>('country', fc.constantFrom('contact', 'workspace')),
  consents: fc.array(anyConsent, { maxLength: 5 }),
  suppressions: rarely<ContactFacts['suppressions']>([], fc.array(anySuppression, { maxLength: 2 })),
  touches: fc.record({
    channelToday: rarely(0, few),
    channelWeek: rarely(0, few),
    totalToday: rarely(0, few),
    totalWeek: rarely(0, few),
    ever: few,
  }),
  lease: rarely<ContactFacts['lease']>(
    null,
    fc.record({
      purpose: fc.constantFrom(...purposes),
      agentId: fc.option(fc.constantFrom('agt_1', 'agt_2')),
      until: aTime,
    }),
  ),
  openDistress: rarely(false, fc.boolean()),
  limits: rarely<ContactFacts['limits']>([], someLimits),
  checkedAt: fc.constant(aMoment.toISOString()),
});

const packRules = fc.record({
  refusedBases: rarely<ContactRules['packs']['GDPR']['refusedBases']>([], fc.subarray([...contactBases])),
  maxAgeMonths: fc.option(fc.constantFrom(1, 6, 24, 120)),
  needsBasis: fc.boolean(),
});

const cap = fc.integer({ min: 0, max: 6 });

/** Any value each field of the contact rules may have. */
export const contactRuleFields: { [F in keyof ContactRules]: fc.Arbitrary<ContactRules[F]> } = {
  caps: fc.record({ perChannelPerDay: cap, perChannelPerWeek: cap, totalPerDay: cap, totalPerWeek: cap }),
  contactHours: fc
    .record({
      fromHour: fc.integer({ min: 0, max: 23 }),
      toHour: fc.integer({ min: 1, max: 24 }),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    })
    .filter(({ fromHour, toHour }) => fromHour < toHour),
  leaseDays: fc.integer({ min: 1, max: 30 }),
  distress: fc.record({
    suppressAllAfterUnsubscribes: fc.integer({ min: 1, max: 5 }),
    reviewHours: fc.integer({ min: 1, max: 72 }),
  }),
  learnt: fc.record({
    waitHours: fc.integer({ min: 0, max: 168 }),
    leastAnswersPerThousand: fc.integer({ min: 0, max: 500 }),
  }),
  unknownCountry: fc.constantFrom('refuse', 'strictest', ...packIds),
  unknownTimeZone: fc.constantFrom('refuse', 'workspace'),
  packs: fc.record({ GDPR: packRules, CASL: packRules, CAN_SPAM: packRules, TCPA: packRules }),
};

export const anyContactRules: fc.Arbitrary<ContactRules> = fc
  .tuple(fc.record(contactRuleFields), fc.subarray(Object.keys(contactRuleFields) as (keyof ContactRules)[]))
  .map(([drawn, fields]) => ({
    ...defaultContactRules,
    ...Object.fromEntries(fields.map((field) => [field, drawn[field]])),
  }));
