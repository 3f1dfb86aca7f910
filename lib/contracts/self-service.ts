import { z } from 'zod';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { contactChannelSchema, purposeSchema } from '@/lib/core/contactability/purposes';
import { correctionSchema } from '@/lib/core/rights/correctable-fields';
import { processingLimitKindSchema } from '@/lib/core/rights/processing-limit';
import { rightsRequestKindSchema, rightsRequestStatusSchema } from '@/lib/core/rights/rights-request';
import { contactFieldsSchema } from './rights';

/** What a person sees of themselves, in plain words. */
export const selfServicePageSchema = z.strictObject({
  controller: z.string(),
  linkExpiresAt: z.string(),
  fields: contactFieldsSchema,
  company: z.string().nullable(),
  /** Other things that are known of them, as a source stated them. */
  traits: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  counts: z.strictObject({
    signals: z.int(),
    sources: z.array(z.string()),
    messages: z.int(),
    /** Decisions about something that was to be done with them. */
    decisions: z.int(),
    firstAt: z.string(),
  }),
  /** Whether programs have guessed how likely they are to buy. */
  isScored: z.boolean(),
  /** On what ground they may be contacted at present. */
  permissions: z.array(
    z.strictObject({
      purpose: purposeSchema,
      channel: contactChannelSchema,
      basis: contactBasisSchema,
      since: z.string(),
    }),
  ),
  limits: z.array(processingLimitKindSchema),
  requests: z.array(
    z.strictObject({
      id: z.string(),
      kind: rightsRequestKindSchema,
      status: rightsRequestStatusSchema,
      receivedAt: z.string(),
      dueAt: z.string(),
      extensionReason: z.string().nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** Whether a copy can be fetched now. */
  hasCopy: z.boolean(),
});
export type SelfServicePage = z.infer<typeof selfServicePageSchema>;

export const selfServiceRequestBodySchema = z.strictObject({
  kind: rightsRequestKindSchema,
  message: z.string().trim().min(1).max(2000).nullable(),
  correction: correctionSchema.nullable(),
});
export type SelfServiceRequestBody = z.input<typeof selfServiceRequestBodySchema>;

/** Takes a permission back. */
export const selfServiceWithdrawalBodySchema = z.strictObject({
  purpose: purposeSchema,
  channel: contactChannelSchema,
});
export const selfServiceTakeBackBodySchema = z.strictObject({ requestId: z.string().min(1).max(80) });
export const selfServiceEmptyBodySchema = z.strictObject({});
