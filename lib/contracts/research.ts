import { z } from 'zod';
import { researchSectionKinds, sourceRowSchema } from '@/lib/core/research/account-research';
import {
  researchAnswerSchema,
  researchFieldSchema,
  researchQuestionBodySchema,
  researchQuestionStatusSchema,
} from '@/lib/core/research/research-field';
import { microsText } from '@/lib/core/shared/micros';
import { namedSchema } from './named';

export const researchQuestionParams = z.strictObject({
  id: z.string().min(1).max(80),
  questionId: z.string().min(1).max(80),
});

/** A question that is worth asking now; nobody was asked it yet. */
export const nextQuestionSchema = z.strictObject({
  field: researchFieldSchema,
  /** Who is asked. */
  contact: namedSchema,
  /** As it is said to them. */
  question: z.string(),
  valueMicros: microsText,
  /** 0–1: how often the best plan is another one once the answer is known. */
  shareOfOtherPlans: z.number(),
  ...researchQuestionBodySchema.shape,
});
export type NextQuestionView = z.infer<typeof nextQuestionSchema>;

/** A question that somebody was asked, and what came of it. */
export const askedQuestionSchema = z.strictObject({
  id: z.string(),
  account: namedSchema,
  contact: namedSchema,
  field: researchFieldSchema,
  question: z.string(),
  valueMicros: microsText,
  status: researchQuestionStatusSchema,
  /** In words; null while it is not answered. */
  answer: z.string().nullable(),
  askedBy: namedSchema,
  askedAt: z.string(),
  closedBy: namedSchema.nullable(),
  closedAt: z.string().nullable(),
  /** Why the answer can't be taken back here; null where it can. */
  staysBecause: z.string().nullable(),
});
export type AskedQuestion = z.infer<typeof askedQuestionSchema>;

export const accountResearchSchema = z.strictObject({
  account: namedSchema,
  /** The moment it was read. */
  asOf: z.string(),
  currency: z.string(),
  /** What matters most first. */
  sections: z.array(
    z.strictObject({
      kind: z.enum(researchSectionKinds),
      title: z.string(),
      statements: z.array(
        z.strictObject({
          /** People stand in it by their ids. */
          text: z.string(),
          rows: z.array(sourceRowSchema.extend({ name: z.string().nullable() })),
          rowCount: z.int(),
        }),
      ),
    }),
  ),
  /** What the ids in the sentences are called. */
  mentions: z.array(namedSchema),
  /** Null where no answer would change the best plan, or nobody may be asked. */
  nextQuestion: nextQuestionSchema.nullable(),
  /** The newest 20. */
  questions: z.array(askedQuestionSchema),
});
export type AccountResearch = z.infer<typeof accountResearchSchema>;

/** That somebody is asked, or what came of it; an answer puts the profile right at once. */
export const closeQuestionBodySchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('asked'),
    field: researchFieldSchema,
    contactId: z.string().min(1).max(80),
  }),
  z.strictObject({
    outcome: z.literal('nobody_knows'),
    field: researchFieldSchema,
    contactId: z.string().min(1).max(80),
  }),
  z.strictObject({
    outcome: z.literal('answered'),
    contactId: z.string().min(1).max(80),
    answer: researchAnswerSchema,
  }),
]);
export type CloseQuestionBody = z.infer<typeof closeQuestionBodySchema>;

/** What came of the specialist's work within so many days. */
export const signalIntelligenceQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(365).default(90),
});
export const signalIntelligenceSchema = z.strictObject({
  title: z.string(),
  craft: z.string(),
  version: z.string(),
  days: z.int(),
  currency: z.string(),
  surges: z.strictObject({
    found: z.int(),
    open: z.int(),
    dismissed: z.int(),
    /** A play took people of the account up for it. */
    takenUp: z.int(),
    /** An action for the account or its people was carried out after it. */
    acted: z.int(),
    /** Somebody of the account converted after it. */
    converted: z.int(),
  }),
  questions: z.strictObject({
    asked: z.int(),
    answered: z.int(),
    nobodyKnew: z.int(),
    takenBack: z.int(),
    waiting: z.int(),
    /** What knowing them was worth when they were asked. */
    valueAskedMicros: microsText,
    valueAnsweredMicros: microsText,
  }),
  byField: z.array(
    z.strictObject({
      field: researchFieldSchema,
      title: z.string(),
      asked: z.int(),
      answered: z.int(),
      valueMicros: microsText,
    }),
  ),
  /** The newest 50. */
  rows: z.array(askedQuestionSchema),
});
export type SignalIntelligence = z.infer<typeof signalIntelligenceSchema>;
