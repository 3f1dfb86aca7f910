import { z } from 'zod';
import { audienceFilterSchema } from '@/lib/core/audiences/audience-filter';
import { purposeSchema } from '@/lib/core/contactability/purposes';
import { actionSummarySchema } from './actions';
import { cursorSchema, limitSchema, pageOf } from './list';

export const previewAudienceBodySchema = z.strictObject({
  filter: audienceFilterSchema,
  purpose: purposeSchema,
});

/** Whom a filter comes to now, and who of them would be left out and why. */
export const audiencePreviewSchema = z.strictObject({
  people: z.number().int(),
  accounts: z.number().int(),
  leftOut: z.array(z.strictObject({ rule: z.string(), people: z.number().int() })),
  sample: z.array(z.strictObject({ id: z.string(), name: z.string(), account: z.string().nullable() })),
  /** What can be written to them: the sequences of the outreach tool for this purpose. */
  sequences: z.array(
    z.strictObject({ id: z.string(), name: z.string(), language: z.string(), steps: z.number().int() }),
  ),
});
export type AudiencePreview = z.infer<typeof audiencePreviewSchema>;

export const enrolAudienceBodySchema = z.strictObject({
  /** Made by whoever asks, so that asking twice enrols once. */
  requestKey: z.uuid('must be a UUID of your own making, the same one when you ask again'),
  name: z.string().trim().min(1, 'say what to call this audience').max(120),
  filter: audienceFilterSchema,
  purpose: purposeSchema,
  sequenceId: z.string().min(1, 'choose a sequence').max(80),
  /** How many people the one who asks saw: many more are stopped and asked about. */
  expectedPeople: z.number().int().min(1).max(1_000_000),
  reason: z.string().trim().min(1, 'say why').max(500),
});
export type EnrolAudienceBody = z.infer<typeof enrolAudienceBodySchema>;

export const listEnrolmentsQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export type ListEnrolmentsQuery = z.output<typeof listEnrolmentsQuerySchema>;
/** An audience that a person asked to enrol, and how many people it came to when it was decided. */
export const enrolmentPageSchema = pageOf(z.strictObject({ action: actionSummarySchema, people: z.int() }));
export type EnrolmentPage = z.infer<typeof enrolmentPageSchema>;
