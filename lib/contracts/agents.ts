import { z } from 'zod';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { autonomyLevelSchema } from '@/lib/core/autonomy/level';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { pageOf } from './list';
import { namedSchema } from './named';
import { pauseViewSchema } from './stops';

export const agentIdParams = z.strictObject({ id: z.string().min(1).max(80) });

/** Decisions of the gate when actions were submitted. `start`: local day (YYYY-MM-DD) or hour (YYYY-MM-DDTHH). */
export const decisionSeriesSchema = z.strictObject({
  unit: z.enum(['hour', 'day']),
  buckets: z.array(z.strictObject({ start: z.string(), allow: z.int(), escalate: z.int(), deny: z.int() })),
});
export type DecisionSeries = z.infer<typeof decisionSeriesSchema>;

export const agentRowSchema = z.strictObject({
  id: z.string(),
  kind: agentKindSchema,
  name: z.string(),
  /** What it is good at, in one sentence. */
  craft: z.string(),
  version: z.string(),
  versionSince: z.string(),
  /** The levels that hold for what it proposes, by kind and segment, the strictest first. */
  autonomyLevels: z.array(autonomyLevelSchema),
  /** A level fell by itself, and nobody has raised or confirmed it since. */
  hasFallen: z.boolean(),
  owner: namedSchema,
  deputy: namedSchema.nullable(),
  scope: z
    .strictObject({ id: z.string(), version: z.int(), expiresAt: z.string(), isExpired: z.boolean() })
    .nullable(),
  /** A wider scope waits for a second admin. */
  hasProposal: z.boolean(),
  pause: pauseViewSchema.nullable(),
  /** Outcomes of the present version that a person judged, and how many the policy wants judged first. */
  reviewed: z.int(),
  reviewTarget: z.int(),
  proposed: z.int(),
  waiting: z.int(),
  executed: z.int(),
  undone: z.int(),
  denied: z.int(),
  granted: z.int(),
  rejected: z.int(),
  /** Granted of all that people answered; null while nobody answered. */
  approvalRate: z.number().nullable(),
});
export type AgentRow = z.infer<typeof agentRowSchema>;
export const agentPageSchema = pageOf(agentRowSchema);
export type AgentPage = z.infer<typeof agentPageSchema>;

export const scopeChangeSchema = z.strictObject({
  sentence: z.string(),
  direction: z.enum(['widens', 'narrows', 'neutral']),
});
export type ScopeChangeView = z.infer<typeof scopeChangeSchema>;

export const scopeVersionSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  status: z.enum(['proposed', 'active', 'superseded', 'rejected']),
  proposedBy: namedSchema,
  decidedBy: namedSchema.nullable(),
  note: z.string().nullable(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Where nobody else could confirm it: when it takes effect by itself. */
  effectiveAt: z.string().nullable(),
  /** Against the scope in force before it. */
  changes: z.array(scopeChangeSchema),
});
export type ScopeVersion = z.infer<typeof scopeVersionSchema>;

/** What training says of itself (`scoring_models.metrics`). */
export const modelMetricsSchema = z.strictObject({
  heldOutAuc: z.number().nullable(),
  heldOutAucWithoutLastActivity: z.number().nullable(),
  rows: z.int(),
  converted: z.int(),
});
export const modelCardSchema = z.strictObject({
  id: z.string(),
  hash: z.string(),
  trainedOn: z.int(),
  createdAt: z.string(),
  createdBy: namedSchema.nullable(),
  metrics: modelMetricsSchema,
});
export type ModelCard = z.infer<typeof modelCardSchema>;

export const agentDetailSchema = agentRowSchema.extend({
  currency: z.string(),
  proposes: z.array(actionKindSchema),
  can: z.array(z.string()),
  cannot: z.array(z.string()),
  scopeBody: scopeBodySchema.nullable(),
  /** Newest first. */
  scopes: z.array(scopeVersionSchema),
  decisions: decisionSeriesSchema,
  usesModel: z.boolean(),
  model: modelCardSchema.nullable(),
  /** What sentences about scopes name by id: campaigns and connections. */
  names: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type AgentDetail = z.infer<typeof agentDetailSchema>;

export const pauseAgentBodySchema = z.strictObject({
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000),
});

export const proposeScopeBodySchema = z.strictObject({
  /** The version the editor started from; 0 when there was none. */
  baseVersion: z.int().min(0),
  body: scopeBodySchema,
  note: z.string().trim().max(1000).nullable().default(null),
});
export const proposeScopeResultSchema = z.strictObject({
  scopeId: z.string(),
  version: z.int(),
  status: z.enum(['active', 'proposed']),
  /** Where nobody else could confirm it: when it takes effect by itself. */
  effectiveAt: z.string().nullable(),
  changes: z.array(scopeChangeSchema),
});

export const decideScopeBodySchema = z
  .strictObject({
    answer: z.enum(['activate', 'reject']),
    reason: z.string().trim().max(1000).default(''),
  })
  .refine(({ answer, reason }) => answer === 'activate' || reason !== '', {
    path: ['reason'],
    message: 'is missing: a rejection needs one',
  });
export const decideScopeResultSchema = z.strictObject({ status: z.enum(['active', 'rejected']) });

/** It is learnt beside everything else: what came of it is the newest version. */
export const trainResultSchema = z.strictObject({ asked: z.literal(true) });
