import { z } from 'zod';
import { contactBasisSchema } from '../contactability/bases';
import { consentEvidenceSchema } from '../contactability/consent-evidence';
import { contactChannelSchema, purposeSchema } from '../contactability/purposes';
import { accountTierSchema } from '../scopes/scope-body';
import { amount, count, identifierSchema, key, optionalText, properties, text, traits } from './signal-parts';

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Of which form what a source says of a person has to be. */
export const contactFieldSchemas = {
  email: z.email().max(254).nullish(),
  name: optionalText(200),
  title: optionalText(200),
  region: optionalText(100),
  /** BCP 47, such as `de` or `pt-BR`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag, such as de or pt-BR')
    .max(35)
    .nullish(),
  /** ISO 3166-1 alpha-2. */
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as DE')
    .nullish(),
  timeZone: text(80).refine(isTimeZone, 'must be the name of a time zone, such as Europe/Berlin').nullish(),
  phone: optionalText(40),
};

/** The source's own id of a person, and what it says of them. What is not stated stays as it is. */
const contact = z.strictObject({
  externalId: key,
  ...contactFieldSchemas,
  traits: traits.default({}),
});
/** A ground for contact, with what shows it. When it was given is when the signal occurred. */
const statedConsent = z.strictObject({
  purpose: purposeSchema,
  channel: contactChannelSchema,
  basis: contactBasisSchema,
  evidence: consentEvidenceSchema,
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
});
const account = z.strictObject({
  externalId: key,
  name: optionalText(200),
  domain: optionalText(253),
  industry: optionalText(100),
  region: optionalText(100),
  employees: count.nullish(),
  tier: accountTierSchema.nullish(),
});
/** A person as most sources know them: by one or more identifiers, with whatever else they say. */
const person = z.strictObject({
  ids: z.array(identifierSchema).min(1, 'names nobody').max(20),
  ...contactFieldSchemas,
  traits: traits.default({}),
});
/** Where on a site or in an app it happened. */
const place = z.strictObject({
  url: optionalText(2000),
  path: optionalText(1000),
  title: optionalText(500),
  referrer: optionalText(2000),
});
/** By what it was reported: tells people from programs. */
const device = z.strictObject({ userAgent: optionalText(1000), ip: optionalText(64) });
const envelope = {
  /** Who reports, such as `website` or `practice-ads`. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'must be lower-case letters, digits, dots or dashes'),
  /** The source's own id of this message: the same one is recorded once, however often it is sent. */
  messageId: key,
  occurredAt: z.iso.datetime({ offset: true }),
};

/** What a mail system tells of a message. */
export const emailReports = [
  'sent',
  'delivered',
  'deferred',
  'dropped',
  'bounced',
  'opened',
  'clicked',
  'complained',
  'unsubscribed',
  'replied',
] as const;
export type EmailReport = (typeof emailReports)[number];

/** What a deal is about: somebody new, more for a customer, or that a customer stays. */
export const opportunityKinds = ['new_business', 'expansion', 'renewal'] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];
export const opportunityStatuses = ['open', 'won', 'lost'] as const;
export type OpportunityStatus = (typeof opportunityStatuses)[number];

/** A deal as it is from the moment of the signal on. */
const opportunity = z
  .strictObject({
    /** The CRM, such as practice-crm, and its own id: told by two sources it is one opportunity. */
    platform: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'must be lower-case letters, digits, dots or dashes'),
    recordId: key,
    kind: z.enum(opportunityKinds),
    stage: text(80),
    /** The stage's place in the CRM's own order, from 0. */
    position: z.number().int().min(0, 'must be from 0 to 100').max(100, 'must be from 0 to 100'),
    status: z.enum(opportunityStatuses),
    amountMicros: amount,
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR'),
    openedAt: z.iso.datetime({ offset: true }),
    /** When it was won or lost. */
    closedAt: z.iso.datetime({ offset: true }).nullish(),
  })
  .superRefine(({ status, openedAt, closedAt }, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', path: ['closedAt'], message });
    if (status === 'open' && closedAt) issue('must be left out while it is open');
    if (status !== 'open' && !closedAt) issue('is missing: say when it was won or lost');
    if (closedAt && Date.parse(closedAt) < Date.parse(openedAt)) issue('must not be before openedAt');
  });

/** What each kind keeps in `signals.payload`. What is personal in it is sealed, or lives in the contact alone. */
export const recordedPayloads = {
  'lead.engaged': z.strictObject({ traits }),
  'lead.outcome': z.strictObject({ converted: z.boolean() }),
  'campaign.performance': z.strictObject({
    day: z.iso.date(),
    spendMicros: amount,
    revenueMicros: amount,
    impressions: count,
    clicks: count,
    conversions: count,
  }),
  'page.performance': z.strictObject({
    /** Our own id of the landing page, e-mail or ad. */
    pageId: key,
    /** Which of them it is: what is won by it is told by that. Absent of a landing page. */
    surface: z.enum(['page', 'email', 'ad']).optional(),
    day: z.iso.date(),
    /** Of each segment and variant, on that day. */
    variants: z
      .array(
        z.strictObject({
          segment: key,
          variant: key,
          shown: count,
          won: count,
          bounced: count,
          complained: count,
        }),
      )
      .max(200),
  }),
  'sequence.step-due': z.strictObject({
    sequenceId: key,
    step: z.number().int().min(0).max(50),
  }),
  'contact.identified': z.strictObject({ traits }),
  'contact.tracked': z.strictObject({
    medium: z.enum(['track', 'page', 'screen']),
    event: text(200),
    properties: properties.default({}),
    page: place.nullish(),
    device: device.nullish(),
  }),
  'contact.linked': z.strictObject({}),
  'account.identified': z.strictObject({ traits }),
  'email.reported': z.strictObject({
    report: z.enum(emailReports),
    /** Of a bounce alone: whether the address can ever be reached, and what the other side said. */
    bounce: z.enum(['hard', 'soft']).nullish(),
    reason: optionalText(1000),
    properties: properties.default({}),
  }),
  'record.changed': z.strictObject({ object: text(80), recordId: key, properties: properties.default({}) }),
  'opportunity.changed': z.strictObject({ opportunity }),
  'market.mentioned': z.strictObject({
    title: text(500),
    url: optionalText(2000),
    summary: optionalText(4000),
    properties: properties.default({}),
  }),
} as const;
export type SignalKind = keyof typeof recordedPayloads;
export const signalKinds = Object.keys(recordedPayloads) as [SignalKind, ...SignalKind[]];

/** One signal as a source sends it. */
export const signalInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...envelope,
    kind: z.literal('lead.engaged'),
    payload: z.strictObject({
      contact,
      account: account.nullish(),
      /** What they agreed to here, such as by a form; a no is told by other ways. */
      consents: z.array(statedConsent).max(10).default([]),
    }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('lead.outcome'),
    payload: z.strictObject({ contact: contact.pick({ externalId: true }), converted: z.boolean() }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('sequence.step-due'),
    payload: recordedPayloads['sequence.step-due'].extend({ contact: contact.pick({ externalId: true }) }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('campaign.performance'),
    payload: recordedPayloads['campaign.performance'].extend({
      campaign: z.strictObject({ externalId: key }),
    }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('page.performance'),
    payload: recordedPayloads['page.performance'],
  }),
  /** A source tells who somebody is, and what it knows of them. */
  z.strictObject({
    ...envelope,
    kind: z.literal('contact.identified'),
    payload: z.strictObject({
      person,
      account: account.nullish(),
      consents: z.array(statedConsent).max(10).default([]),
    }),
  }),
  /** Somebody did something: an event, a page, a screen. */
  z.strictObject({
    ...envelope,
    kind: z.literal('contact.tracked'),
    payload: recordedPayloads['contact.tracked'].extend({ person, account: account.nullish() }),
  }),
  /** Two identifiers are of one person. */
  z.strictObject({
    ...envelope,
    kind: z.literal('contact.linked'),
    payload: z.strictObject({ person, previous: identifierSchema }),
  }),
  /** A source tells of a company, and maybe who belongs to it. */
  z.strictObject({
    ...envelope,
    kind: z.literal('account.identified'),
    payload: z.strictObject({ account, traits: traits.default({}), person: person.nullish() }),
  }),
  z.strictObject({
    ...envelope,
    kind: z.literal('email.reported'),
    payload: recordedPayloads['email.reported'].extend({ person }),
  }),
  /** Any other object of a platform: a deal, a task, a programme. */
  z.strictObject({
    ...envelope,
    kind: z.literal('record.changed'),
    payload: recordedPayloads['record.changed'].extend({
      /** A contact of the sources that share one directory, in the place of a person. */
      contact: contact.pick({ externalId: true }).nullish(),
      person: person.nullish(),
      account: account.nullish(),
    }),
  }),
  /** A deal of a company came up, moved on, was won or lost. */
  z.strictObject({
    ...envelope,
    kind: z.literal('opportunity.changed'),
    payload: recordedPayloads['opportunity.changed'].extend({ account }),
  }),
  /** News or a post that is about a company. */
  z.strictObject({
    ...envelope,
    kind: z.literal('market.mentioned'),
    payload: recordedPayloads['market.mentioned'].extend({ account: account.nullish() }),
  }),
]);
/** Kinds that the orchestrator answers one by one; the others change what is known, and count in what follows from that. */
const settingOff: ReadonlySet<SignalKind> = new Set([
  'lead.engaged',
  'lead.outcome',
  'campaign.performance',
  'page.performance',
  'sequence.step-due',
]);
export const setsOffRun = (kind: SignalKind): boolean => settingOff.has(kind);

export type SignalInput = z.infer<typeof signalInputSchema>;
export type InputOf<K extends SignalKind> = Extract<SignalInput, { kind: K }>;
