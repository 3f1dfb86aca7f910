import { z } from 'zod';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { budgetPeriods } from '@/lib/core/budgets/window';
import { microsText } from '@/lib/core/shared/micros';
import { namedSchema } from './named';
import { pauseViewSchema } from './stops';

const lineSchema = z.strictObject({
  mode: z.enum(['shown', 'asks', 'asks_first', 'alone']),
  because: z.array(z.string()),
  /** Titles of segments; none where it holds for all. */
  segments: z.array(z.string()),
});

export const kindBoundsSchema = z.discriminatedUnion('granted', [
  z.strictObject({
    kind: actionKindSchema,
    title: z.string(),
    granted: z.literal(false),
    because: z.string(),
  }),
  z.strictObject({
    kind: actionKindSchema,
    title: z.string(),
    granted: z.literal(true),
    /** How it is taken back, or why it can't be. */
    undo: z.string(),
    until: z.string(),
    lines: z.array(lineSchema),
  }),
]);
export type KindBoundsView = z.infer<typeof kindBoundsSchema>;

/** Who answers a question of this agent: first, then the next in line. Silence is a no. */
const askedSchema = z.strictObject({
  about: z.string(),
  person: namedSchema,
  deputy: namedSchema.nullable(),
  deadlineMinutes: z.int(),
});

/** What an agent can and can't do, generated from what is in force at `generatedAt`. All sentences are complete. */
export const agentBoundsSchema = z.strictObject({
  agent: z.strictObject({ id: z.string(), name: z.string(), craft: z.string() }),
  workspaceName: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  generatedAt: z.string(),
  owner: namedSchema,
  deputy: namedSchema.nullable(),
  /** Set while nothing new is done by it. */
  pause: pauseViewSchema.nullable(),
  stop: pauseViewSchema.nullable(),
  kinds: z.array(kindBoundsSchema),
  /** What may be touched, and what may not. */
  where: z.array(z.strictObject({ granted: z.boolean(), sentence: z.string() })),
  hours: z.string().nullable(),
  /** What is too much and refused, each beginning with a verb. */
  limits: z.array(z.string()),
  budgets: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      period: z.enum(budgetPeriods),
      capMicros: microsText,
    }),
  ),
  /** When a person is asked, whatever its level. */
  asks: z.array(z.string()),
  neverAlone: z.array(z.string()),
  asked: z.array(askedSchema),
  /** Rules of contacting people and of what may be said; empty where it reaches nobody. */
  contact: z.array(z.string()),
  brand: z.array(z.string()),
  versions: z.array(
    z.strictObject({
      what: z.enum(['agent', 'scope', 'policy']),
      version: z.string(),
      since: z.string(),
      until: z.string().nullable(),
      by: namedSchema.nullable(),
      confirmedBy: namedSchema.nullable(),
    }),
  ),
});
export type AgentBounds = z.infer<typeof agentBoundsSchema>;
