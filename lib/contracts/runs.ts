import { z } from 'zod';
import { actionStatuses } from '@/lib/core/actions/status';
import { holdoutArmSchema } from '@/lib/core/holdouts/holdout';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { planAlternativeSchema, upliftUsedSchema, weighingSchema } from '@/lib/core/runs/plan';
import { stepStates } from '@/lib/core/runs/plan-revision';
import { type RunStatus, runStatuses } from '@/lib/core/runs/run-status';
import { microsText } from '@/lib/core/shared/micros';
import { actionDetailSchema, inputViewSchema } from './actions';
import { modelCallSchema } from './language-models';
import { cursorSchema, limitSchema, pageOf, someIds, someOf } from './list';
import { namedSchema } from './named';

export { type RunStatus, runStatuses };

const idSchema = z.string().min(1).max(80);
export const runIdParams = z.strictObject({ id: idSchema });

export const listRunsQuerySchema = z.strictObject({
  status: someOf(runStatuses),
  /** Agent ids. */
  agent: someIds,
  /** The id of a run, of its signal or of its subject; or part of the name of who or what it is about. */
  q: z.string().trim().max(120).optional(),
  /** The id of a contact, an account or a campaign. */
  subject: idSchema.optional(),
  /** The id of a run: those that were made by having it done over. */
  rerunOf: idSchema.optional(),
  /** The id of a play: those that it set off. */
  play: idSchema.optional(),
  /** The id of a holdout: those about its units; with `arm`, about those in one of its arms. */
  holdout: idSchema.optional(),
  arm: holdoutArmSchema.optional(),
  sort: z.enum(['startedAt', '-startedAt']).default('-startedAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListRunsQuery = z.output<typeof listRunsQuerySchema>;

export const runRowSchema = z.strictObject({
  id: z.string(),
  status: z.enum(runStatuses),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  signal: z.strictObject({ id: z.string(), kind: z.string(), occurredAt: z.string() }),
  subject: namedSchema,
  agent: namedSchema.nullable(),
  /** Why the orchestrator planned what it did. */
  why: z.string(),
  outcome: z.string().nullable(),
  expectedValueMicros: microsText.nullable(),
  currency: z.string(),
  actionStatuses: z.array(z.enum(actionStatuses)),
  /** The run that a person had done over. */
  rerunOfId: z.string().nullable(),
});
export type RunRow = z.infer<typeof runRowSchema>;
export const runPageSchema = pageOf(runRowSchema);
export type RunPage = z.infer<typeof runPageSchema>;

/** Runs about one subject that have not ended: the newest, and how many there are. */
export const openRunsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(runStatuses),
      startedAt: z.string(),
      subject: namedSchema,
      agent: namedSchema.nullable(),
    }),
  ),
  total: z.int(),
});
export type OpenRuns = z.infer<typeof openRunsSchema>;

/** Another run of the same signal. */
const relatedRunSchema = z.strictObject({
  id: z.string(),
  status: z.enum(runStatuses),
  startedAt: z.string(),
});
export type RelatedRun = z.infer<typeof relatedRunSchema>;

/** How a choice was drawn, and whether drawing it again gives the same. */
const drawViewSchema = z.strictObject({
  explored: z.boolean(),
  propensity: z.number(),
  share: z.number(),
  candidates: z.int(),
  chosen: z.string(),
  holdsAgain: z.boolean(),
});
export type DrawView = z.infer<typeof drawViewSchema>;
/** Another play that wanted the same account or person at the same time. */
const conflictSchema = z.strictObject({ play: namedSchema, runId: z.string(), why: z.string() });

export const runDetailSchema = z.strictObject({
  ...runRowSchema.omit({ actionStatuses: true, signal: true }).shape,
  signal: z.strictObject({
    id: z.string(),
    kind: z.string(),
    source: z.string(),
    messageId: z.string(),
    quality: z.number(),
    occurredAt: z.string(),
    recordedAt: z.string(),
  }),
  plan: z.strictObject({
    action: z.enum(['assign', 'none']),
    why: z.string(),
    expectedValueMicros: microsText,
    expectedValueLowMicros: microsText,
    expectedValueHighMicros: microsText,
    assumptions: z.array(z.string()),
    /** By which rise of the outcome each agent was weighed, assumed or measured. */
    uplifts: z.array(upliftUsedSchema),
    alternatives: z.array(planAlternativeSchema),
    inputs: z.array(inputViewSchema),
    weighing: weighingSchema.nullable(),
    /** The play that it gave way to, with the run that has its subject; null where to none. */
    yieldsTo: conflictSchema.nullable(),
    /** Plays that gave way to it. */
    goesBefore: z.array(conflictSchema),
  }),
  /** When the step of a sequence that set it off was to go out, and why then; null where none did, or who it is about is hidden. */
  timing: z.strictObject({ dueAt: z.string(), sendAt: z.string(), why: z.string() }).nullable(),
  /** Its steps as they are now, in their order. */
  steps: z.array(
    z.strictObject({
      number: z.int(),
      agentKind: agentKindSchema,
      subject: namedSchema,
      why: z.string(),
      state: z.enum(stepStates),
      /** Why it was dropped; null where it was not. */
      droppedBecause: z.string().nullable(),
      /** The step it took the place of. */
      replaces: z.int().nullable(),
      /** Whether it was added after the run had begun. */
      isAdded: z.boolean(),
    }),
  ),
  /** What the orchestrator made of it when it was asked again, oldest first. */
  revisions: z.array(
    z.strictObject({
      number: z.int(),
      at: z.string(),
      why: z.string(),
      dropped: z.array(z.int()),
      added: z.array(z.int()),
      /** The signals that led to it; empty where a step came to its end. */
      signalIds: z.array(z.string()),
    }),
  ),
  /** The play that set it off, at which version; null where the signal did by itself. */
  play: z.strictObject({ ...namedSchema.shape, version: z.int() }).nullable(),
  /** One for each agent that had a turn, in their order. */
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      agent: namedSchema,
      agentVersion: z.string(),
      summary: z.string(),
      proposalCount: z.int(),
      /** A choice in it that was drawn by chance; null where none was. */
      draw: drawViewSchema.nullable(),
      /** The agent that handed the subject to this one; null for the first. */
      handedOverBy: namedSchema.nullable(),
      createdAt: z.string(),
    }),
  ),
  /** In the order in which they were proposed; those that take another one back are in `compensations` of that one too. */
  actions: z.array(actionDetailSchema),
  /** What a language model was asked for it, oldest first. */
  modelCalls: z.array(modelCallSchema),
  mentions: z.array(namedSchema),
  /** Rises when it is taken up again after a failure. */
  pass: z.int(),
  rerunOf: relatedRunSchema.nullable(),
  /** Oldest first. */
  reruns: z.array(relatedRunSchema),
  /** What can be asked of it now, by whoever may. */
  offers: z.strictObject({ cancel: z.boolean(), rerun: z.boolean(), retry: z.boolean() }),
});
export type RunDetail = z.infer<typeof runDetailSchema>;

const reason = z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000);
export const runReasonBodySchema = z.strictObject({ reason });

export const cancelRunResultSchema = z.strictObject({
  cancelledActions: z.int(),
  /** Under way at a platform when the cancel came: they finish and keep their own record. */
  inFlight: z.array(z.strictObject({ id: z.string(), sentence: z.string() })),
});
export const rerunRunResultSchema = z.strictObject({ runId: z.string(), started: z.boolean() });
export const retryRunResultSchema = z.strictObject({ runId: z.string(), pass: z.int() });
