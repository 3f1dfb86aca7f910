import { z } from 'zod';
import { suppressionReasonSchema, suppressionReasons } from '@/lib/core/contactability/contact-facts';
import { contactChannelSchema } from '@/lib/core/contactability/purposes';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

const id = z.string().min(1).max(80);
export const suppressionIdParams = z.strictObject({ id });
export const distressIdParams = z.strictObject({ id });

/** Why a person blocks contact by hand. What follows a reply or an erasure comes about by itself. */
export const manualReasons = ['unsubscribe', 'complaint', 'bounce', 'manual'] as const;
const note = z.string().trim().max(500).nullable();

export const suppressContactBodySchema = z.strictObject({
  /** Null blocks every channel. */
  channel: contactChannelSchema.nullable(),
  reason: z.enum(manualReasons),
  note,
});
export type SuppressContactBody = z.infer<typeof suppressContactBodySchema>;
export const suppressedSchema = z.strictObject({ id: z.string() });

export const suppressAddressesBodySchema = z.strictObject({
  emails: z.array(z.email('is no e-mail address').max(254)).min(1, 'name at least one address').max(1000),
  reason: z.enum(manualReasons),
  note,
});
export type SuppressAddressesBody = z.infer<typeof suppressAddressesBodySchema>;
export const suppressedAddressesSchema = z.strictObject({
  added: z.int(),
  /** Blocked before for the same reason. */
  already: z.int(),
  /** Of those added, the ones that belong to a contact. */
  known: z.int(),
});

const reasonText = z.string().trim().min(1, 'say why').max(500);
export const liftSuppressionBodySchema = z.strictObject({ reason: reasonText });
export const closeDistressBodySchema = z.strictObject({ note: reasonText });

export const suppressionRowSchema = z.strictObject({
  id: z.string(),
  /** Null where only an address is blocked. */
  contact: namedSchema.nullable(),
  /** Whether an address is blocked by its hash, whoever it belongs to. */
  byAddress: z.boolean(),
  channel: contactChannelSchema.nullable(),
  reason: suppressionReasonSchema,
  note: z.string().nullable(),
  createdBy: namedSchema,
  createdAt: z.string(),
  lifted: z.strictObject({ by: namedSchema, at: z.string(), reason: z.string() }).nullable(),
});
export type SuppressionRow = z.infer<typeof suppressionRowSchema>;

export const listSuppressionsQuerySchema = z.strictObject({
  status: z.enum(['active', 'lifted']).default('active'),
  reason: someOf(suppressionReasons),
  /** A whole e-mail address, part of a contact's name, or an id. */
  q: z.string().trim().max(254).optional(),
  sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListSuppressionsQuery = z.output<typeof listSuppressionsQuerySchema>;
export const suppressionPageSchema = pageOf(suppressionRowSchema);
export type SuppressionPage = z.infer<typeof suppressionPageSchema>;

export const distressRowSchema = z.strictObject({
  id: z.string(),
  contact: namedSchema,
  kind: z.enum(['unsubscribe', 'complaint', 'distress']),
  source: z.string(),
  assignedTo: namedSchema,
  openedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  closed: z.strictObject({ by: namedSchema, at: z.string(), note: z.string() }).nullable(),
});
export type DistressRow = z.infer<typeof distressRowSchema>;

export const listDistressQuerySchema = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  sort: z.enum(['openedAt', '-openedAt']).default('-openedAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListDistressQuery = z.output<typeof listDistressQuerySchema>;
export const distressPageSchema = pageOf(distressRowSchema);
export type DistressPage = z.infer<typeof distressPageSchema>;
