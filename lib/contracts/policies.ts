import { z } from 'zod';
import { verdicts } from '@/lib/core/gate/finding';
import { policyBodySchema } from '@/lib/core/gate/policy-body';
import { policySections } from '@/lib/core/policies/policy-change';
import { replayResultSchema } from '@/lib/core/policies/replay-result';
import { namedSchema } from './named';

export const policyIdParams = z.strictObject({ id: z.string().min(1).max(80) });
export const policyVersionParams = z.strictObject({ version: z.coerce.number().int().min(1) });
export const policyCompareQuery = z.strictObject({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
});

export const policyChangeSchema = z.strictObject({
  section: z.enum(policySections),
  field: z.string(),
  direction: z.enum(['widens', 'narrows', 'neutral']),
  sentence: z.string(),
});
export type PolicyChangeView = z.infer<typeof policyChangeSchema>;

/** One thing that is wrong with what was typed: where, why, and what to give instead. */
export const policyProblemSchema = z.strictObject({
  field: z.string(),
  reason: z.string(),
  remedy: z.string(),
});
export type PolicyProblemView = z.infer<typeof policyProblemSchema>;

export const policyVersionSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  status: z.enum(['proposed', 'active', 'superseded', 'rejected']),
  note: z.string().nullable(),
  createdBy: namedSchema.nullable(),
  decidedBy: namedSchema.nullable(),
  createdAt: z.string(),
  decidedAt: z.string().nullable(),
  /** Where nobody else could confirm it: when it takes effect by itself. */
  effectiveAt: z.string().nullable(),
  /** Against the version in force before it; of a proposal, against the one in force now. */
  changes: z.array(policyChangeSchema),
});
export type PolicyVersion = z.infer<typeof policyVersionSchema>;
export const policyVersionListSchema = z.strictObject({ versions: z.array(policyVersionSchema) });

const sentencesSchema = z.record(z.string(), z.array(z.string()));

export const policyVersionDetailSchema = policyVersionSchema.extend({
  body: policyBodySchema,
  sentences: sentencesSchema,
});
export type PolicyVersionDetail = z.infer<typeof policyVersionDetailSchema>;

export const policyDraftSchema = z.strictObject({
  /** The version it was begun from; where another is in force by now, it has to be begun anew. */
  baseVersion: z.int(),
  /** As the editor shows it; values may be out of bounds. */
  body: z.unknown(),
  updatedAt: z.string(),
  problems: z.array(policyProblemSchema),
  changes: z.array(policyChangeSchema),
});
export type PolicyDraftView = z.infer<typeof policyDraftSchema>;

export const policyScreenSchema = z.strictObject({
  currency: z.string(),
  inForce: policyVersionDetailSchema,
  proposal: policyVersionDetailSchema.extend({ isMine: z.boolean() }).nullable(),
  draft: policyDraftSchema.nullable(),
  /** Whom questions can be sent to: the people who may decide approvals. */
  answering: z.array(namedSchema),
  /** Other people who could confirm a widening of the one who asks; none: a waiting period. */
  othersWhoConfirm: z.array(namedSchema),
});
export type PolicyScreen = z.infer<typeof policyScreenSchema>;

export const policyCompareSchema = z.strictObject({ changes: z.array(policyChangeSchema) });

/** A banner for every page while a widening waits. */
export const pendingChangesSchema = z.strictObject({
  changes: z.array(
    z.strictObject({
      kind: z.enum(['policy', 'scope', 'budget']),
      /** What would change: the policy, or the name of the agent or budget. */
      name: z.string(),
      path: z.string(),
      proposedBy: namedSchema.nullable(),
      effectiveAt: z.string().nullable(),
    }),
  ),
});
export type PendingChanges = z.infer<typeof pendingChangesSchema>;

export const savePolicyDraftBodySchema = z.strictObject({
  baseVersion: z.int().min(1),
  /** What was typed, valid or not: the answer says what is wrong with it. */
  body: z.record(z.string(), z.unknown()),
});
export const proposePolicyBodySchema = z.strictObject({
  baseVersion: z.int().min(1),
  body: z.record(z.string(), z.unknown()),
  note: z.string().trim().max(1000).nullable().default(null),
});
export const proposePolicyResultSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  status: z.enum(['active', 'proposed']),
  effectiveAt: z.string().nullable(),
  changes: z.array(policyChangeSchema),
});
export const restorePolicyBodySchema = z.strictObject({
  /** The version in force as the person saw it. */
  baseVersion: z.int().min(1),
  note: z.string().trim().max(1000).nullable().default(null),
});
export const decidePolicyBodySchema = z
  .strictObject({ answer: z.enum(['confirm', 'reject']), reason: z.string().trim().max(1000).default('') })
  .refine(({ answer, reason }) => answer === 'confirm' || reason !== '', {
    path: ['reason'],
    message: 'is missing: say why, it goes into the record',
  });
export const decidePolicyResultSchema = z.strictObject({ status: z.enum(['active', 'rejected']) });
export const discardedDraftSchema = z.strictObject({ discarded: z.boolean() });

export const replayDays = [7, 30, 90] as const;
export const startReplayBodySchema = z.strictObject({
  /** Set when a scope of this agent is tried out; else a policy. */
  agentId: z.string().min(1).max(80).nullable().default(null),
  body: z.record(z.string(), z.unknown()),
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]),
});
const exampleViewSchema = z.strictObject({
  actionId: z.string(),
  runId: z.string().nullable(),
  sentence: z.string(),
  agent: namedSchema,
  at: z.string(),
  before: z.strictObject({ verdict: z.enum(verdicts), message: z.string() }),
  after: z.strictObject({ verdict: z.enum(verdicts), message: z.string() }),
});
export const replaySchema = z.strictObject({
  id: z.string(),
  agentId: z.string().nullable(),
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  since: z.string(),
  until: z.string(),
  total: z.int(),
  done: z.int(),
  error: z.string().nullable(),
  requestedBy: namedSchema,
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  result: replayResultSchema.omit({ examples: true }).nullable(),
  /** By what changed: some of each, with what decided. */
  examples: z.array(exampleViewSchema.extend({ category: z.string() })),
  /** What the ids in the result are called. */
  names: z.array(namedSchema),
});
export type ReplayView = z.infer<typeof replaySchema>;
export const startReplayResultSchema = z.strictObject({ id: z.string() });
