import { z } from 'zod';
import { microsText } from '@/lib/core/shared/micros';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

const search = z.string().trim().max(200).default('');
/** Who changed it last: a person by hand, or null for the API. */
const changedBy = namedSchema.nullable();

export const practiceContactSchema = z.strictObject({
  externalId: z.string(),
  owner: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  note: z.string().nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: changedBy,
});
export type PracticeContact = z.infer<typeof practiceContactSchema>;
export const practiceContactListSchema = pageOf(practiceContactSchema);
export const practiceContactQuerySchema = z.strictObject({
  q: search,
  cursor: cursorSchema,
  limit: limitSchema,
});
export type PracticeContactQuery = z.output<typeof practiceContactQuerySchema>;

export const practiceOwnerSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  team: z.string(),
  region: z.string(),
  capacity: z.number().int(),
  available: z.boolean(),
  /** Contacts the owner has now. */
  assigned: z.number().int(),
});
export type PracticeOwner = z.infer<typeof practiceOwnerSchema>;
export const practiceOwnerListSchema = pageOf(practiceOwnerSchema);
export const practiceOwnerQuerySchema = z.strictObject({ q: search });
export type PracticeOwnerQuery = z.output<typeof practiceOwnerQuerySchema>;

export const practiceCampaignSchema = z.strictObject({
  externalId: z.string(),
  name: z.string(),
  status: z.enum(['active', 'paused']),
  dailyBudgetMicros: microsText,
  bidMicros: microsText,
  currency: z.string(),
  updatedAt: z.iso.datetime(),
  updatedBy: changedBy,
});
export type PracticeCampaign = z.infer<typeof practiceCampaignSchema>;
export const practiceCampaignListSchema = pageOf(practiceCampaignSchema);
export const practiceCampaignQuerySchema = z.strictObject({ q: search });
export type PracticeCampaignQuery = z.output<typeof practiceCampaignQuerySchema>;

export const practiceFields = [
  'ownerId',
  'note',
  'status',
  'dailyBudgetMicros',
  'bidMicros',
  'sequenceId',
  'nextStep',
  'lastSubject',
  'lastText',
  'shownTitle',
  'shownText',
  'people',
  'headline',
  'text',
  'button',
  'split',
] as const;
export type PracticeField = (typeof practiceFields)[number];
export const practiceRequestSchema = z.strictObject({
  externalRef: z.string(),
  idempotencyKey: z.string(),
  operation: z.string(),
  externalId: z.string(),
  at: z.iso.datetime(),
  changes: z.array(
    z.strictObject({
      field: z.enum(practiceFields),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type PracticeRequest = z.infer<typeof practiceRequestSchema>;
export const practiceRequestListSchema = pageOf(practiceRequestSchema);
export const practiceRequestQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export type PracticeRequestQuery = z.output<typeof practiceRequestQuerySchema>;

export const practiceExternalIdParams = z.strictObject({ externalId: z.string().min(1).max(200) });
export const practiceOwnerParams = z.strictObject({ ownerId: z.string().min(1).max(80) });

export const editPracticeContactBodySchema = z.strictObject({
  ownerId: z.string().min(1).max(80).nullable().optional(),
  note: z.string().trim().max(4000).nullable().optional(),
});
export type EditPracticeContactBody = z.output<typeof editPracticeContactBodySchema>;

export const editPracticeOwnerBodySchema = z.strictObject({
  capacity: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(0)
    .max(100_000)
    .optional(),
  available: z.boolean().optional(),
});
export type EditPracticeOwnerBody = z.output<typeof editPracticeOwnerBodySchema>;

const amount = microsText.refine((value) => !value.startsWith('-'), 'must not be negative');
export const editPracticeCampaignBodySchema = z.strictObject({
  status: z.enum(['active', 'paused']).optional(),
  dailyBudgetMicros: amount.optional(),
  bidMicros: amount.optional(),
});
export type EditPracticeCampaignBody = z.output<typeof editPracticeCampaignBodySchema>;

/** What the platform holds after an edit. */
export const practiceContactStateSchema = z.strictObject({
  ownerId: z.string().nullable(),
  note: z.string().nullable(),
});
export const practiceOwnerStateSchema = z.strictObject({
  capacity: z.number().int(),
  available: z.boolean(),
});
export const practiceCampaignStateSchema = practiceCampaignSchema.pick({
  status: true,
  dailyBudgetMicros: true,
  bidMicros: true,
});
