import { z } from 'zod';
import { contactBasisSchema } from '../contactability/bases';
import { consentEvidenceSchema } from '../contactability/consent-evidence';
import { contactChannelSchema, purposeSchema } from '../contactability/purposes';
import { accountTierSchema } from '../scopes/scope-body';
import { microsText } from '../shared/micros';

// NUL and lone surrogates cannot be stored as text: they are refused here, so that one item never spoils its batch.
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !/[\0\p{Cs}]/u.test(value), 'has characters that are not text');
const key = text(200);
const optionalText = (max: number) => text(max).nullish();
const count = z.number().int().min(0).max(2_147_483_647);
const amount = microsText
  .refine((value) => !value.startsWith('-'), 'must not be negative')
  .refine((value) => value.length <= 16, 'is too large');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const traitValue = z.union([
  z
    .string()
    .max(1000)
    .refine((value) => !/[\0\p{Cs}]/u.test(value), 'has characters that are not text'),
  z.number(),
  z.boolean(),
  z.null(),
]);
const traits = z
  .record(text(80), traitValue)
  .refine((value) => Object.keys(value).length <= 200, 'has more than 200 traits');

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
const envelope = {
  /** Who reports, such as `website` or `practice-ads`. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'must be lower-case letters, digits, dots or dashes'),
  /** The source's own id of this message: the same one is recorded once, however often it is sent. */
  messageId: key,
  occurredAt: z.iso.datetime({ offset: true }),
};

/** What each kind keeps in `signals.payload`. Nothing personal: that lives in the contact alone. */
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
  'sequence.step-due': z.strictObject({
    sequenceId: key,
    step: z.number().int().min(0).max(50),
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
]);
export type SignalInput = z.infer<typeof signalInputSchema>;
export type InputOf<K extends SignalKind> = Extract<SignalInput, { kind: K }>;
