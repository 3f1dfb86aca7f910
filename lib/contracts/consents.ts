import { z } from 'zod';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { consentEvidenceSchema } from '@/lib/core/contactability/consent-evidence';
import { replyReadingSchema } from '@/lib/core/contactability/distress/reply-reading';
import { contactChannelSchema, purposeSchema } from '@/lib/core/contactability/purposes';
import { modelOutcomes } from '@/lib/core/drafts/model-outcome';
import { findingSchema } from '@/lib/core/gate/finding';
import { namedSchema } from './named';
import { suppressionRowSchema } from './suppressions';

const statement = {
  purpose: purposeSchema,
  channel: contactChannelSchema,
  evidence: consentEvidenceSchema,
  /** When it was said, not when it was typed in. */
  occurredAt: z.iso.datetime({ offset: true }),
};

/** A person's yes, or a ground that stands in its place; or their no. */
export const stateConsentBodySchema = z.discriminatedUnion('status', [
  z.strictObject({
    ...statement,
    status: z.literal('granted'),
    basis: contactBasisSchema,
    expiresAt: z.iso.datetime({ offset: true }).nullable(),
  }),
  z.strictObject({ ...statement, status: z.literal('withdrawn') }),
]);
export type StateConsentBody = z.infer<typeof stateConsentBodySchema>;
export const statedSchema = z.strictObject({ id: z.string() });

export const receiveReplyBodySchema = z.strictObject({
  channel: contactChannelSchema,
  /** What they answered, quoted text and all. It is read and kept nowhere. */
  text: z.string().max(200_000),
});
export const receiveReplyResultSchema = z.strictObject({
  kind: z.enum(['none', 'unsubscribe', 'complaint', 'distress']),
  distressId: z.string().nullable(),
});

export const consentRowSchema = z.strictObject({
  id: z.string(),
  purpose: purposeSchema,
  channel: contactChannelSchema,
  status: z.enum(['granted', 'withdrawn']),
  basis: contactBasisSchema,
  evidence: consentEvidenceSchema,
  occurredAt: z.string(),
  recordedAt: z.string(),
  expiresAt: z.string().nullable(),
  recordedBy: namedSchema,
});
export type ConsentRow = z.infer<typeof consentRowSchema>;

/** Whether one person may be contacted for one purpose on one channel at this moment, as the gate would see it. */
export const contactAnswerSchema = z.strictObject({
  purpose: purposeSchema,
  channel: contactChannelSchema,
  allowed: z.boolean(),
  sentence: z.string(),
  objections: z.array(findingSchema.pick({ rule: true, message: true, remedy: true })),
});
export type ContactAnswer = z.infer<typeof contactAnswerSchema>;

export const touchRowSchema = z.strictObject({
  id: z.string(),
  actionId: z.string(),
  agent: namedSchema.nullable(),
  purpose: purposeSchema,
  channel: contactChannelSchema,
  status: z.enum(['reserved', 'sent']),
  at: z.string(),
});
export type TouchRow = z.infer<typeof touchRowSchema>;

/** One reply as a model read it; `reading` null where it did not, or nothing is left of it. */
export const replyReadingRowSchema = z.strictObject({
  id: z.string(),
  model: z.string(),
  outcome: z.enum(modelOutcomes),
  why: z.string().nullable(),
  at: z.string(),
  reading: replyReadingSchema.nullable(),
});
export type ReplyReadingRow = z.infer<typeof replyReadingRowSchema>;

export const contactabilitySchema = z.strictObject({
  /** By every purpose and channel. */
  answers: z.array(contactAnswerSchema),
  /** Whose law counts, and how that is known. */
  jurisdiction: z.strictObject({ titles: z.array(z.string()), reason: z.string() }),
  timeZones: z.array(z.string()),
  lease: z
    .strictObject({ purpose: purposeSchema, agent: namedSchema.nullable(), until: z.string() })
    .nullable(),
  /** How often all agents together contacted them, with what is about to go out, against the most that the policy allows. */
  frequency: z.array(
    z.strictObject({
      /** Null: on all channels together. */
      channel: contactChannelSchema.nullable(),
      day: z.int(),
      dayCap: z.int(),
      week: z.int(),
      weekCap: z.int(),
    }),
  ),
  consents: z.array(consentRowSchema),
  suppressions: z.array(suppressionRowSchema),
  /** The newest by all agents, at most 20. */
  touches: z.array(touchRowSchema),
  /** What a language model read into their replies, the newest first, at most 20. */
  replyReadings: z.array(replyReadingRowSchema),
});
export type Contactability = z.infer<typeof contactabilitySchema>;
