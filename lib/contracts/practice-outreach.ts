import { z } from 'zod';
import { purposeSchema } from '@/lib/core/contactability/purposes';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

const search = z.string().trim().max(200).default('');
/** Who changed it last: a person by hand, or null for the API. */
const changedBy = namedSchema.nullable();

const stepSchema = z.strictObject({ subject: z.string(), body: z.string(), delayDays: z.number().int() });
export type PracticeStep = z.infer<typeof stepSchema>;

const sequenceStateSchema = z.strictObject({ isActive: z.boolean(), steps: z.array(stepSchema) });
export const practiceSequenceSchema = sequenceStateSchema.extend({
  externalId: z.string(),
  name: z.string(),
  purpose: purposeSchema,
  language: z.string(),
  /** The people it is written for, in words. */
  writtenFor: z.string(),
  /** Contacts that are in it now. */
  enrolled: z.number().int(),
  updatedAt: z.iso.datetime(),
  updatedBy: changedBy,
});
export type PracticeSequence = z.infer<typeof practiceSequenceSchema>;
export const practiceSequenceListSchema = pageOf(practiceSequenceSchema);
export const practiceSequenceQuerySchema = z.strictObject({ q: search });
export type PracticeSequenceQuery = z.output<typeof practiceSequenceQuerySchema>;

/** The words of one step, as a person edits them. Merge fields are the tool's to check. */
export const practiceStepValuesSchema = z.strictObject({
  subject: z.string().trim().min(1, 'must not be empty').max(200),
  body: z.string().trim().min(1, 'must not be empty').max(15_000),
  delayDays: z.coerce
    .number('must be a whole number of days')
    .int('must be a whole number of days')
    .min(0)
    .max(365),
});
export const editPracticeSequenceBodySchema = z.strictObject({
  isActive: z.boolean().optional(),
  /** `index` counts from 0. */
  step: practiceStepValuesSchema.extend({ index: z.number().int().min(0).max(19) }).optional(),
});
export type EditPracticeSequenceBody = z.output<typeof editPracticeSequenceBodySchema>;
/** What the tool holds after an edit. */
export const practiceSequenceStateSchema = sequenceStateSchema;

export const practiceEnrolmentSchema = z.strictObject({
  externalId: z.string(),
  sequence: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** Counted from 1; null when none is left. */
  nextStep: z
    .strictObject({ number: z.number().int(), of: z.number().int(), dueAt: z.iso.datetime() })
    .nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: changedBy,
});
export type PracticeEnrolment = z.infer<typeof practiceEnrolmentSchema>;
export const practiceEnrolmentListSchema = pageOf(practiceEnrolmentSchema);
export const practiceEnrolmentQuerySchema = z.strictObject({
  q: search,
  cursor: cursorSchema,
  limit: limitSchema,
});
export type PracticeEnrolmentQuery = z.output<typeof practiceEnrolmentQuerySchema>;

/** By hand a contact is only taken out: who comes in passes the gate. */
export const editPracticeEnrolmentBodySchema = z.strictObject({ sequenceId: z.null() });
export const practiceEnrolmentStateSchema = z.strictObject({ sequenceId: z.string().nullable() });
