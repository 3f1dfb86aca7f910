import { z } from 'zod';
import { correctableFieldSchema, correctionSchema } from '@/lib/core/rights/correctable-fields';
import { processingLimitKindSchema } from '@/lib/core/rights/processing-limit';
import {
  identityProofSchema,
  rightsRequestKindSchema,
  rightsRequestKinds,
  rightsRequestOrigins,
  rightsRequestStatuses,
  rightsRequestStatusSchema,
  rightsSteps,
} from '@/lib/core/rights/rights-request';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

const id = z.string().min(1).max(80);
export const rightsRequestIdParams = z.strictObject({ id });
export const limitIdParams = z.strictObject({ id });
export const linkIdParams = z.strictObject({ id });

const words = z.string().trim().min(1, 'say it in a few words').max(2000);
const reason = z.string().trim().min(1, 'say why').max(2000);

export const newRightsRequestBodySchema = z.strictObject({
  contactId: id,
  kind: rightsRequestKindSchema,
  /** What they wrote, as far as it matters. Kept sealed with the key of the person. */
  message: words.nullable().default(null),
  /** Of a correction: the values they say are right; null takes a value away. */
  correction: correctionSchema.nullable().default(null),
});
export type NewRightsRequestBody = z.input<typeof newRightsRequestBodySchema>;
export const receivedRequestSchema = z.strictObject({ id: z.string(), dueAt: z.string() });

export const confirmIdentityBodySchema = z.strictObject({ identityBy: identityProofSchema });
export const rightsReasonBodySchema = z.strictObject({ reason });
export const fulfilRequestBodySchema = z.strictObject({
  /** What was done, for the person to read. */
  answer: words.nullable().default(null),
  /** Of a correction: the values to set, where they are others than were asked for. */
  correction: correctionSchema.nullable().default(null),
});
export const advancedRequestSchema = z.strictObject({ id: z.string(), status: rightsRequestStatusSchema });

const requestSorts = ['dueAt', '-dueAt'] as const;
export const listRightsRequestsQuerySchema = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  kind: someOf(rightsRequestKinds),
  contactId: id.optional(),
  /** The nearest deadline first: what is overdue leads. */
  sort: z.enum(requestSorts).default('dueAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListRightsRequestsQuery = z.output<typeof listRightsRequestsQuerySchema>;

export const rightsRequestRowSchema = z.strictObject({
  id: z.string(),
  contact: namedSchema,
  kind: rightsRequestKindSchema,
  status: z.enum(rightsRequestStatuses),
  cameBy: z.enum(rightsRequestOrigins),
  receivedAt: z.string(),
  dueAt: z.string(),
  /** How it stands against its deadline; null once it is answered. */
  urgency: z.enum(['overdue', 'due_soon', 'in_time']).nullable(),
  isExtended: z.boolean(),
  closedAt: z.string().nullable(),
  handledBy: namedSchema.nullable(),
});
export type RightsRequestRow = z.infer<typeof rightsRequestRowSchema>;
export const rightsRequestPageSchema = pageOf(rightsRequestRowSchema);
export type RightsRequestPage = z.infer<typeof rightsRequestPageSchema>;

/** A contact's fields that can be put right, as they are now. */
export const contactFieldsSchema = z.record(correctableFieldSchema, z.string().nullable());
export type ContactFields = z.infer<typeof contactFieldsSchema>;

export const rightsRequestDetailSchema = rightsRequestRowSchema.extend({
  identityBy: identityProofSchema.nullable(),
  confirmedAt: z.string().nullable(),
  extendedAt: z.string().nullable(),
  /** Null once the person was erased. */
  content: z
    .strictObject({
      message: z.string().nullable(),
      correction: z.partialRecord(correctableFieldSchema, z.string().nullable()).nullable(),
      extensionReason: z.string().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
  fields: contactFieldsSchema,
  /** What can be done with it now. */
  steps: z.array(z.enum(rightsSteps)),
  hasCopy: z.boolean(),
});
export type RightsRequestDetail = z.infer<typeof rightsRequestDetailSchema>;

export const processingLimitRowSchema = z.strictObject({
  id: z.string(),
  kind: processingLimitKindSchema,
  requestId: z.string().nullable(),
  setBy: namedSchema,
  setAt: z.string(),
  lifted: z.strictObject({ by: namedSchema, at: z.string(), reason: z.string().nullable() }).nullable(),
});
export type ProcessingLimitRow = z.infer<typeof processingLimitRowSchema>;

export const selfServiceLinkRowSchema = z.strictObject({
  id: z.string(),
  createdBy: namedSchema,
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type SelfServiceLinkRow = z.infer<typeof selfServiceLinkRowSchema>;

/** All that concerns one person's rights. */
export const contactRightsSchema = z.strictObject({
  fields: contactFieldsSchema,
  /** In force and lifted, the newest first. */
  limits: z.array(processingLimitRowSchema),
  requests: z.array(rightsRequestRowSchema),
  corrections: z.array(
    z.strictObject({ id: z.string(), field: correctableFieldSchema, at: z.string(), by: namedSchema }),
  ),
  /** Those that work. */
  links: z.array(selfServiceLinkRowSchema),
});
export type ContactRights = z.infer<typeof contactRightsSchema>;

export const correctContactBodySchema = z.strictObject({ fields: correctionSchema });
export type CorrectContactBody = z.input<typeof correctContactBodySchema>;
export const correctedSchema = z.strictObject({ changed: z.array(correctableFieldSchema) });

export const liftLimitBodySchema = z.strictObject({
  reason,
  /** That the person has asked for it: an objection ends no other way. */
  atOwnWish: z.boolean(),
});
export const doneSchema = z.strictObject({ id: z.string() });

export const makeLinkBodySchema = z.strictObject({ days: z.int().min(1).max(60).default(14) });
/** The address is shown this once: only its signature makes it work, and that is not kept. */
export const madeLinkSchema = z.strictObject({ id: z.string(), url: z.string(), expiresAt: z.string() });
