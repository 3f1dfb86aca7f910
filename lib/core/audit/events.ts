import { z } from 'zod';
import { audienceFilterSchema } from '../audiences/audience-filter';
import { heldChoiceSchema, pauseModeSchema } from '../pauses/pause';
import { pauseCauseSchema } from '../pauses/pause-cause';
import { rollbackSelectorSchema } from '../rollback/selector';
import { handoffSchema } from '../runs/handoff';
import { modelEvents } from './model-events';
import { peopleEvents } from './people-events';
import { signalEvents } from './signal-events';

const id = z.string().max(120);
const count = z.number().int();
const findings = z.array(
  z.strictObject({ rule: z.string(), verdict: z.enum(['allow', 'escalate', 'deny']), message: z.string() }),
);
const money = z.string().regex(/^-?\d+$/);
const empty = z.strictObject({});
const budgetChange = z.strictObject({
  changeId: id,
  fromMicros: money,
  toMicros: money,
  fromPacing: z.string(),
  toPacing: z.string(),
  archives: z.boolean(),
});
/** Mode and cause are not said of stops from before there was more than one way. */
const stopped = z.strictObject({
  pauseId: id,
  epoch: count,
  reason: z.string(),
  mode: pauseModeSchema.optional(),
  cause: pauseCauseSchema.optional(),
});
const resumed = z.strictObject({
  pauseId: id,
  epoch: count,
  heldActions: count,
  reason: z.string().optional(),
  choices: z
    .array(z.strictObject({ requesterId: id, kind: z.string(), choice: heldChoiceSchema }))
    .optional(),
});
const state = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * Everything the record can say: verb → schema of its detail. Ids, numbers, closed words and sentences made by our own code:
 * never a personal value, because an entry can't be mended later.
 */
export const auditEvents = {
  'workspace.created': z.strictObject({ isSample: z.boolean() }),
  'workspace.stopped': stopped,
  'workspace.resumed': resumed,
  /** Of a part that is no agent: a channel, a platform, a campaign, an audience. */
  'workspace.paused': stopped,
  'workspace.part_resumed': resumed,
  'workspace.drill_scheduled': z.strictObject({ fromDays: count, toDays: count }),
  'workspace.drill_finished': z.strictObject({
    drillId: id,
    pauseId: id.nullable(),
    passed: z.boolean(),
    stopMs: count.nullable(),
    claimsAfter: count.nullable(),
    inFlight: count.nullable(),
    held: count.nullable(),
    why: z.string().nullable(),
  }),
  'workspace.generator_switched': z.strictObject({ on: z.boolean() }),
  'workspace.record_key_added': z.strictObject({ line: z.string() }),
  'workspace.record_check_requested': empty,
  'workspace.record_checked': z.strictObject({
    entries: count,
    actions: count,
    problems: count,
    named: z.array(z.string()),
  }),
  'workspace.retention_changed': z.strictObject({
    kind: z.string(),
    fromDays: count.nullable(),
    toDays: count.nullable(),
    inForceAt: z.string().nullable(),
  }),
  'workspace.hold_placed': z.strictObject({
    name: z.string(),
    reason: z.string(),
    subjectId: id.nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  'workspace.hold_lifted': z.strictObject({ reason: z.string() }),
  /** What is about to go: of how many entries of each kind; and of which, by their places among the 8,192 of a chunk of the log (`log/drops`). */
  'workspace.contents_dropped': z.strictObject({
    chunk: count,
    places: z.string(),
    entries: count,
    kinds: z.record(z.string(), count),
  }),
  'workspace.record_exported': z.strictObject({ from: count, to: count.nullable() }),
  /** What was searched for by ids and closed words; of words that were typed only that there were some. */
  'workspace.record_downloaded': z.strictObject({
    format: z.string(),
    entries: count,
    filters: z.record(z.string(), z.string()),
    hasText: z.boolean(),
  }),
  'people.added': z.strictObject({ roles: z.array(z.string()), isSample: z.boolean() }),
  'people.roles_changed': z.strictObject({ from: z.array(z.string()), to: z.array(z.string()) }),
  'people.disabled': empty,
  'people.enabled': empty,
  'people.password_changed': empty,
  'people.password_reset': empty,
  'people.signed_in': empty,
  'people.crm_owner_changed': z.strictObject({ from: id.nullable(), to: id.nullable() }),
  'webhooks.added': z.strictObject({ host: z.string() }),
  'webhooks.secret_replaced': empty,
  'webhooks.removed': empty,
  'keys.created': z.strictObject({ permissions: z.array(z.string()) }),
  'keys.revoked': empty,
  'signals.recorded': z.strictObject({
    source: z.string(),
    accepted: count,
    duplicates: count,
    rejected: count,
    firstSignalId: id.nullable(),
    lastSignalId: id.nullable(),
  }),
  ...modelEvents,
  'models.trained': z.strictObject({
    name: z.string(),
    hash: z.string(),
    trainedOn: count,
    auc: z.number().nullable(),
    /** Whether it took the place of the version in use, and why; absent in entries from before versions were compared. */
    version: count.optional(),
    live: z.boolean().optional(),
    why: z.string().optional(),
  }),
  'models.learning_asked': empty,
  'models.put_back': z.strictObject({
    name: z.string(),
    fromModelId: id.nullable(),
    version: count,
    hash: z.string(),
    reason: z.string(),
  }),
  'agents.created': z.strictObject({ kind: z.string(), version: z.string() }),
  'agents.version_changed': z.strictObject({ from: z.string(), to: z.string(), why: z.string() }),
  'agents.paused': stopped,
  'agents.resumed': resumed,
  'agents.scope_proposed': z.strictObject({ scopeId: id, version: count, changes: z.array(z.string()) }),
  'agents.scope_activated': z.strictObject({
    scopeId: id,
    version: count,
    changes: z.array(z.string()),
    proposedById: id,
  }),
  'agents.autonomy_set': z.strictObject({
    kind: z.string(),
    segment: z.string(),
    from: z.string(),
    to: z.string(),
    /** Judged outcomes of the agent's version for this kind and segment at that moment. */
    judged: count,
    agentVersion: z.string(),
    reason: z.string(),
    /** What holdouts showed of the agent, where it may go further than to ask. */
    evidence: z.string().optional(),
  }),
  /** Fell by itself. Kind and segment are null where all of the agent fell. */
  'agents.autonomy_lost': z.strictObject({
    kind: z.string().nullable(),
    segment: z.string().nullable(),
    from: z.array(z.string()),
    to: z.string(),
    agentVersion: z.string(),
    why: z.string(),
  }),
  /** What it decides at equal context from then on is held against this. */
  'agents.baseline_frozen': z.strictObject({
    baselineId: id,
    agentVersion: z.string(),
    fromDay: z.string(),
    toDay: z.string(),
    decisions: count,
    contexts: count,
  }),
  'agents.scope_rejected': z.strictObject({ scopeId: id, version: count, reason: z.string() }),
  'policies.activated': z.strictObject({
    policyId: id,
    version: count,
    changes: z.array(z.string()).optional(),
    proposedById: id.nullable().optional(),
  }),
  'policies.proposed': z.strictObject({
    policyId: id,
    version: count,
    changes: z.array(z.string()),
    effectiveAt: z.string().nullable(),
  }),
  'policies.superseded': z.strictObject({ policyId: id, version: count, byVersion: count }),
  'policies.rejected': z.strictObject({ policyId: id, version: count, reason: z.string() }),
  'policies.draft_begun': z.strictObject({ baseVersion: count }),
  'policies.draft_discarded': z.strictObject({ baseVersion: count }),
  'policies.tried': z.strictObject({
    replayId: id,
    agentId: id.nullable(),
    since: z.string(),
    until: z.string(),
  }),
  'budgets.created': z.strictObject({
    subject: z.string(),
    subjectId: id,
    period: z.string(),
    capMicros: money,
    currency: z.string(),
    /** Not said of budgets from before they could be paced. */
    pacing: z.string().optional(),
  }),
  /** Written before a change could be proposed; kept so that what is on record stays readable. */
  'budgets.cap_changed': z.strictObject({ fromMicros: money, toMicros: money }),
  'budgets.change_proposed': budgetChange.extend({ effectiveAt: z.string().nullable() }),
  'budgets.changed': budgetChange.extend({ proposedById: id }),
  'budgets.change_rejected': z.strictObject({ changeId: id }),
  'budgets.change_superseded': z.strictObject({ changeId: id, byChangeId: id }),
  'runs.planned': z.strictObject({
    signalId: id,
    agentKind: z.string(),
    why: z.string(),
    expectedValueMicros: money,
  }),
  'runs.not_acted': z.strictObject({ signalId: id, why: z.string() }),
  'runs.handed_over': z.strictObject({
    handoffId: id,
    fromAgentId: id,
    toAgentId: id,
    handoff: handoffSchema,
  }),
  /** The orchestrator was asked again about a run: what it dropped and added. */
  'runs.replanned': z.strictObject({ number: count, why: z.string(), dropped: count, added: count }),
  'runs.cancelled': z.strictObject({
    reason: z.string(),
    cancelledActionIds: z.array(id),
    inFlightActionIds: z.array(id),
  }),
  'runs.retried': z.strictObject({ reason: z.string(), pass: count, fromStep: z.string().nullable() }),
  'runs.rerun': z.strictObject({ reason: z.string(), newRunId: id, cancelledActionIds: z.array(id) }),
  'runs.finished': z.strictObject({ status: z.string(), outcome: z.string() }),
  'actions.decided': z.strictObject({
    stage: z.enum(['submit', 'approval', 'claim']),
    verdict: z.enum(['allow', 'escalate', 'deny']),
    status: z.string(),
    decisionId: id,
    kind: z.string(),
    hash: z.string(),
    target: z.strictObject({ type: z.string(), id }),
    findings,
    policyId: id.nullable(),
    scopeId: id.nullable(),
    agentVersion: z.string().nullable(),
    reasoning: z.string(),
    inputs: z.array(
      z.strictObject({ type: z.string(), id, note: z.string(), taint: z.literal('outside').optional() }),
    ),
    /** Words in it that a language model wrote. */
    generated: z.strictObject({ fields: z.array(z.string()), modelCallId: id }).optional(),
  }),
  'actions.claimed': z.strictObject({
    executionId: id,
    decisionId: id,
    hash: z.string(),
    approvalId: id.nullable(),
    before: state,
    intended: state,
  }),
  'actions.executed': z.strictObject({
    executionId: id,
    observed: z.boolean(),
    after: state.nullable(),
    externalRef: z.string().nullable(),
  }),
  /** Its effect showed later than it was carried out. */
  'actions.observed': z.strictObject({ executionId: id, after: state }),
  /** Somebody changed what it had set, in the platform itself; who, in the platform's own words. */
  'actions.changed_outside': z.strictObject({
    fields: z.array(z.string()),
    changedBy: z.string().nullable(),
  }),
  'actions.failed': z.strictObject({
    executionId: id,
    kind: z.string(),
    message: z.string(),
    /** The attempt that failed, where another follows. */
    attempt: z.int().optional(),
  }),
  'actions.outcome_unknown': z.strictObject({ executionId: id, message: z.string() }),
  'actions.reconciled': z.strictObject({ executionId: id, status: z.string(), how: z.string() }),
  'actions.closed_by_person': z.strictObject({ executionId: id, happened: z.boolean(), reason: z.string() }),
  'actions.outcome_reviewed': z.strictObject({
    reviewId: id,
    verdict: z.enum(['right', 'wrong']),
    agentId: id,
    agentVersion: z.string(),
    kind: z.string(),
    segment: z.string(),
    note: z.string().nullable(),
  }),
  'actions.held': z.strictObject({ why: z.string() }),
  'actions.cancelled': z.strictObject({ why: z.string() }),
  'actions.expired': z.strictObject({ expiresAt: z.string() }),
  'actions.reservation_ended': z.strictObject({ released: count }),
  'actions.undo_requested': z.strictObject({ compensationId: id, reason: z.string() }),
  'actions.rolled_back': z.strictObject({
    compensationId: id,
    restored: state,
    alreadyBack: z.array(z.string()),
  }),
  'actions.rollback_conflict': z.strictObject({
    compensationId: id,
    fields: z.array(z.string()),
    message: z.string(),
  }),
  'approvals.requested': z.strictObject({
    approvalId: id,
    actionHash: z.string(),
    reviewCycle: count,
    reviewerId: id,
    nextInLineId: id.nullable(),
    deadlineAt: z.string(),
    findings,
  }),
  /** A yes that needs others beside it. */
  'approvals.voted': z.strictObject({
    approvalId: id,
    actionHash: z.string(),
    reviewCycle: count,
    votes: count,
    needed: count,
    withPassword: z.boolean(),
  }),
  'approvals.reassigned': z.strictObject({ approvalId: id, fromId: id, toId: id, reason: z.string() }),
  'approvals.snoozed': z.strictObject({ approvalId: id, until: z.string() }),
  /** What was said stays beside the approval: it may name people. */
  'approvals.asked': z.strictObject({ approvalId: id, messageId: id }),
  'approvals.delegated': z.strictObject({
    delegationId: id,
    toId: id,
    startsAt: z.string(),
    endsAt: z.string(),
  }),
  'approvals.delegation_ended': z.strictObject({ delegationId: id }),
  'approvals.edited': z.strictObject({ approvalId: id, actionHash: z.string(), newActionId: id }),
  'approvals.granted': z.strictObject({ approvalId: id, actionHash: z.string(), reviewCycle: count }),
  'approvals.rejected': z.strictObject({
    approvalId: id,
    actionHash: z.string(),
    reviewCycle: count,
    reason: z.string(),
  }),
  'approvals.escalated': z.strictObject({ approvalId: id, fromId: id, toId: id, deadlineAt: z.string() }),
  'approvals.expired': z.strictObject({ approvalId: id }),
  'approvals.superseded': z.strictObject({ approvalId: id, why: z.string() }),
  'approvals.refused': z.strictObject({ approvalId: id, why: z.string() }),
  'rollbacks.requested': z.strictObject({
    rollbackId: id,
    selector: rollbackSelectorSchema,
    reason: z.string(),
  }),
  'rollbacks.planned': z.strictObject({ rollbackId: id, actions: count, restore: count, conflicts: count }),
  'rollbacks.chosen': z.strictObject({
    rollbackId: id,
    choice: z.enum(['leave', 'overwrite']),
    /** Null: the rule for all rows that nobody chose for. */
    actionIds: z.array(id).nullable(),
  }),
  'rollbacks.started': z.strictObject({ rollbackId: id }),
  'rollbacks.paused': z.strictObject({ rollbackId: id }),
  'rollbacks.cancelled': z.strictObject({ rollbackId: id }),
  'rollbacks.finished': z.strictObject({ rollbackId: id, byStatus: z.record(z.string(), count) }),
  ...peopleEvents,
  ...signalEvents,
  'audiences.created': z.strictObject({ filter: audienceFilterSchema }),
  'practice.edited': z.strictObject({
    system: z.enum(['crm', 'ads', 'outreach', 'email', 'sms']),
    externalId: id,
    before: state,
    after: state,
  }),
} as const satisfies Record<string, z.ZodType>;

export type AuditVerb = keyof typeof auditEvents;
export type AuditDetail<V extends AuditVerb> = z.input<(typeof auditEvents)[V]>;
export const auditVerbs = Object.keys(auditEvents) as [AuditVerb, ...AuditVerb[]];
