import { z } from 'zod';
import { microsText } from '../core/shared/micros';
import { opportunityKinds } from '../core/signals/signal-kinds';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

/** The stages of the practice CRM, in its own order. */
export const practiceDealStages = [
  'discovery',
  'evaluation',
  'proposal',
  'negotiation',
  'won',
  'lost',
] as const;
const stage = z.enum(practiceDealStages);

const practiceDealSchema = z.strictObject({
  externalId: z.string(),
  /** The CRM's own id of the company. */
  account: z.string(),
  kind: z.enum(opportunityKinds),
  stage,
  amountMicros: microsText,
  currency: z.string(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  /** A person by hand, or null for the API. */
  updatedBy: namedSchema.nullable(),
});
export type PracticeDeal = z.infer<typeof practiceDealSchema>;
export const practiceDealListSchema = pageOf(practiceDealSchema);
export const practiceDealQuerySchema = z.strictObject({
  q: z.string().trim().max(200).default(''),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type PracticeDealQuery = z.output<typeof practiceDealQuerySchema>;

export const editPracticeDealBodySchema = z.strictObject({
  stage: stage.optional(),
  amountMicros: microsText
    .refine((value) => !value.startsWith('-'), 'must not be negative')
    .refine((value) => value.length <= 15, 'is too large')
    .optional(),
});
export type EditPracticeDealBody = z.output<typeof editPracticeDealBodySchema>;
/** What the CRM holds after an edit. */
export const practiceDealStateSchema = practiceDealSchema.pick({ stage: true, amountMicros: true });
