import { z } from 'zod';
import { actionKindSchema, channels } from '@/lib/core/actions/catalogue';
import { expectedEffectSchema, inputRefSchema } from '@/lib/core/actions/proposal';
import { actionStatuses } from '@/lib/core/actions/status';
import { findingSchema, verdicts } from '@/lib/core/gate/finding';
import { microsText } from '@/lib/core/shared/micros';
import { cursorSchema, limitSchema, pageOf } from './list';
import { mitigationOfferSchema } from './mitigations';
import { namedSchema } from './named';

export const actionIdParams = z.strictObject({ id: z.string().min(1).max(80) });

/** One value of an outside object. `raw` as the platform has it (money in micros); `name` where an id has one. */
const outsideValueSchema = z.strictObject({ raw: z.string().nullable(), name: z.string().nullable() });
export type OutsideValue = z.infer<typeof outsideValueSchema>;

const fieldBase = { field: z.string(), label: z.string(), kind: z.enum(['money', 'text', 'owner']) };

/** What an action changes: `before` null when it has not been read yet. */
export const changeFieldSchema = z.strictObject({
  ...fieldBase,
  before: outsideValueSchema.nullable(),
  after: outsideValueSchema,
});
export type ChangeField = z.infer<typeof changeFieldSchema>;

/** Three values of one field: before we acted, what we set, what it is now. */
export const undoFieldSchema = z.strictObject({
  ...fieldBase,
  before: outsideValueSchema,
  ours: outsideValueSchema,
  live: outsideValueSchema,
  outcome: z.enum(['restore', 'already_back', 'conflict']),
});
export type UndoField = z.infer<typeof undoFieldSchema>;

export const actionSummarySchema = z.strictObject({
  id: z.string(),
  kind: actionKindSchema,
  title: z.string(),
  /** What it does, in plain words with names. */
  sentence: z.string(),
  status: z.enum(actionStatuses),
  risk: z.enum(['low', 'medium', 'high']),
  channel: z.enum(channels),
  platform: z.strictObject({ name: z.string(), isPractice: z.boolean() }),
  target: namedSchema.extend({ externalId: z.string().nullable() }),
  requester: namedSchema,
  agentVersion: z.string().nullable(),
  runId: z.string().nullable(),
  compensatesId: z.string().nullable(),
  /** Spend a day of it adds, worst case. */
  exposureMicros: microsText,
  reducesExposure: z.boolean(),
  currency: z.string(),
  /** Words in it that a language model wrote: which fields, and by which call; null where a model wrote none. */
  generated: z.strictObject({ fields: z.array(z.string()), modelCallId: z.string() }).nullable(),
  createdAt: z.string(),
});
export type ActionSummary = z.infer<typeof actionSummarySchema>;

export const listActionTargetsQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
export type ListActionTargetsQuery = z.output<typeof listActionTargetsQuerySchema>;
export const actionTargetPageSchema = pageOf(
  z.strictObject({ id: z.string(), name: z.string().nullable(), account: z.string().nullable() }),
).extend({ total: z.int() });
export type ActionTargetPage = z.infer<typeof actionTargetPageSchema>;

export const inputViewSchema = inputRefSchema.extend({ name: z.string().nullable() });
export type InputView = z.infer<typeof inputViewSchema>;

const decisionSchema = z.strictObject({
  id: z.string(),
  stage: z.enum(['submit', 'approval', 'claim']),
  verdict: z.enum(verdicts),
  findings: z.array(findingSchema),
  policyId: z.string().nullable(),
  scopeId: z.string().nullable(),
  decidedAt: z.string(),
});
export type DecisionView = z.infer<typeof decisionSchema>;

export const approvalStatuses = ['pending', 'granted', 'rejected', 'expired', 'superseded'] as const;

/** A person's answer, or the wait for it. */
export const approvalAnswerSchema = z.strictObject({
  id: z.string(),
  status: z.enum(approvalStatuses),
  reviewCycle: z.int(),
  reviewer: namedSchema,
  nextInLine: namedSchema.nullable(),
  escalatedAt: z.string().nullable(),
  deadlineAt: z.string(),
  expiresAt: z.string(),
  createdAt: z.string(),
  decidedBy: namedSchema.nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** How many people have to approve it, whether each gives the password once more, and who has. */
  needed: z.int(),
  needsPassword: z.boolean(),
  votes: z.array(z.strictObject({ by: namedSchema, at: z.string(), reason: z.string().nullable() })),
  /** What changed since the question before, where it was asked again. */
  askedAgainBecause: z.string().nullable(),
});
export type ApprovalAnswer = z.infer<typeof approvalAnswerSchema>;

const executionSchema = z.strictObject({
  id: z.string(),
  decisionId: z.string(),
  status: z.enum(['started', 'accepted', 'observed', 'failed', 'outcome_unknown']),
  attempts: z.int(),
  startedAt: z.string(),
  acceptedAt: z.string().nullable(),
  observedAt: z.string().nullable(),
  externalRef: z.string().nullable(),
  error: z.strictObject({ kind: z.string(), message: z.string() }).nullable(),
  /** Per field that was set: as read before, as intended, as read back (null: not read back). */
  fields: z.array(
    z.strictObject({
      ...fieldBase,
      before: outsideValueSchema,
      intended: outsideValueSchema,
      observed: outsideValueSchema.nullable(),
    }),
  ),
});
export type ExecutionView = z.infer<typeof executionSchema>;

/** A sentence that would be published, and what it stands on: null where it claims nothing. */
const claimSchema = z.strictObject({
  sentence: z.string(),
  fact: z
    .strictObject({
      id: z.string(),
      source: z.strictObject({ title: z.string(), url: z.string().nullable() }).nullable(),
      /** Why it can't be stated today; null where it can. */
      objection: z.string().nullable(),
    })
    .nullable(),
});
export type ClaimView = z.infer<typeof claimSchema>;

export const actionDetailSchema = actionSummarySchema.extend({
  /** The exact bytes an approval is bound to, and their hash. */
  canonical: z.string(),
  hash: z.string(),
  reviewCycle: z.int(),
  expiresAt: z.string(),
  reversibility: z.strictObject({ reversible: z.boolean(), sentence: z.string() }),
  /** `read_before`: read just before acting. `last_read`: as last read back from the platform. */
  beforeFrom: z.enum(['read_before', 'last_read']),
  changes: z.array(changeFieldSchema),
  /** Of words that would be published, each sentence; empty for whatever publishes none. */
  claims: z.array(claimSchema),
  reasoning: z.string(),
  inputs: z.array(inputViewSchema),
  expectedEffect: expectedEffectSchema,
  confidence: z.number(),
  decisions: z.array(decisionSchema),
  approvals: z.array(approvalAnswerSchema),
  execution: executionSchema.nullable(),
  /** Actions that took this one back, or tried to. */
  compensations: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(actionStatuses),
      requester: namedSchema,
      reasoning: z.string(),
      createdAt: z.string(),
      refusals: z.array(z.string()),
    }),
  ),
  /** Where taking back met somebody's later edit: the three values, live as last read. */
  conflict: z.array(undoFieldSchema).nullable(),
  /** What somebody changed of its effect since, in the platform itself, the newest first. */
  outsideChanges: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      /** A person of this workspace, or whoever the platform names, or nobody it tells of. */
      by: namedSchema.nullable(),
      fields: z.array(z.strictObject({ ...fieldBase, known: outsideValueSchema, live: outsideValueSchema })),
    }),
  ),
  canUndo: z.boolean(),
  /** What can be done about it where it was carried out and can't be taken back. */
  mitigations: z.array(mitigationOfferSchema),
  /** What has been asked for to make up for it, oldest first. */
  mitigatedBy: z.array(z.strictObject({ id: z.string(), title: z.string(), status: z.enum(actionStatuses) })),
  /** What ids inside sentences are called now. */
  mentions: z.array(namedSchema),
});
export type ActionDetail = z.infer<typeof actionDetailSchema>;

/** One action and those that took it back, or tried to. */
export const actionPageSchema = z.strictObject({
  action: actionDetailSchema,
  undos: z.array(actionDetailSchema),
});
export type ActionPage = z.infer<typeof actionPageSchema>;

/** What the gate answered to an action that a person asked for. */
export const askedActionResultSchema = z.strictObject({
  actionId: z.string(),
  status: z.enum(actionStatuses),
  approvalId: z.string().nullable(),
  /** What it had to say, in sentences, the gravest first. */
  findings: z.array(
    z.strictObject({ verdict: z.string(), message: z.string(), remedy: z.string().nullable() }),
  ),
});
export type AskedActionResult = z.infer<typeof askedActionResultSchema>;

export const undoActionBodySchema = z.strictObject({ reason: z.string().trim().min(1).max(1000) });
export const closeUnclearBodySchema = z.strictObject({
  /** Whether the platform shows that it happened. */
  happened: z.boolean(),
  reason: z.string().trim().min(1).max(1000),
});
export type CloseUnclearBody = z.infer<typeof closeUnclearBodySchema>;
export const closeUnclearResultSchema = z.strictObject({ status: z.enum(actionStatuses) });

export const undoResultSchema = z.strictObject({
  status: z.enum(['rolled_back', 'rollback_conflict', 'rolling_back', 'denied']),
  compensationId: z.string(),
  currency: z.string(),
  fields: z.array(undoFieldSchema),
  message: z.string(),
});
export type UndoActionResult = z.infer<typeof undoResultSchema>;
