import { z } from 'zod';
import {
  type FactSubject,
  type FactType,
  factTypeNames,
  factTypeSchema,
  factTypes,
} from '@/lib/core/memory/fact-types';
import { factOrigins } from '@/lib/core/memory/merge-facts';
import { namedSchema } from './named';

/** One time that something was learnt: by whom, from what, and how sure. */
export const learntFactSchema = z.strictObject({
  id: z.string(),
  type: factTypeSchema,
  title: z.string(),
  /** In words; null once it was forgotten, or for somebody who may not read it. */
  text: z.string().nullable(),
  origin: z.enum(factOrigins),
  /** Taken from words that somebody outside wrote: it puts in order and holds back, and decides nothing. */
  isTainted: z.boolean(),
  /** 0–1, of this observation by itself. */
  confidence: z.number(),
  observedAt: z.string(),
  /** The run, the signal, the person who answered, or the person of ours who said so. */
  source: z.strictObject({ kind: z.enum(['run', 'signal', 'reply', 'person']), named: namedSchema }),
  learntBy: namedSchema,
  forgotten: z.strictObject({ at: z.string(), by: namedSchema.nullable() }).nullable(),
});
export type LearntFact = z.infer<typeof learntFactSchema>;

/** What holds of a person or a company now, as all observations say together. */
export const heldFactSchema = learntFactSchema.omit({ forgotten: true }).extend({
  /** Its value, to begin a correction from; null for somebody who may not read it. */
  value: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  /** Lowered by whatever contradicts it. */
  heldConfidence: z.number(),
  validUntil: z.string(),
  isStale: z.boolean(),
  /** Agents that may be told of it. */
  readers: z.array(z.string()),
});
export type HeldFact = z.infer<typeof heldFactSchema>;

export const memorySchema = z.strictObject({
  subject: z.strictObject({ type: z.enum(['contact', 'account']), id: z.string() }),
  facts: z.array(heldFactSchema),
  /** Every observation, the newest first, at most 100; `historyCount` counts all. */
  history: z.array(learntFactSchema),
  historyCount: z.int(),
  /** Why nothing more is learnt of them; null where it is. */
  closed: z.string().nullable(),
  /** Topics of interest that may be stated, by name. */
  topics: z.array(z.strictObject({ name: z.string(), title: z.string() })),
});
export type Memory = z.infer<typeof memorySchema>;

/** A fact of a subject as a person states it: its type, and a value of its form. */
const statedOf = (subject: FactSubject) => {
  const [first, ...rest] = factTypeNames
    .filter((type) => factTypes[type].subject === subject)
    .map((type: FactType) => z.strictObject({ type: z.literal(type), value: factTypes[type].value }));
  if (!first) throw new Error(`No fact is of a ${subject}.`);
  return z.discriminatedUnion('type', [first, ...rest]);
};
export const statePersonFactBodySchema = statedOf('contact');
export const stateAccountFactBodySchema = statedOf('account');
export type StateFactBody = { type: FactType; value: Record<string, string | number> };

export const forgetFactBodySchema = z.strictObject({ factId: z.string().min(1).max(80) });
export const forgottenSchema = z.strictObject({ forgotten: z.int() });
