import type { ActionDetail } from '@/lib/contracts/actions';
import { actionKindSchema, catalogue, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import { expectedEffectSchema, inputRefSchema } from '@/lib/core/actions/proposal';
import { findingSchema } from '@/lib/core/gate/finding';
import { mitigationsFor } from '@/lib/core/rollback/mitigation';
import { planRollback } from '@/lib/core/rollback/plan-rollback';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { setLaterThan } from '@/lib/db/repositories/set-later';
import { readClaims } from '../content/read-claims';
import { type NameBook, refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { describeField, presentValue, refsInState } from './outside-fields';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from './present-action-summary';
import { presentApprovalAnswer, refsOfApproval } from './present-approval-answer';
import { presentExecution, readStates } from './present-execution';
import { presentOutsideChange, refsOfOutsideChange } from './present-outside-changes';
import { presentUndoFields } from './present-undo-fields';
import { type Places, presentAudienceChanges, readAudiencePlaces } from './read-audience-changes';
import { readMirrors } from './read-mirrors';

const include = {
  ...actionSummaryInclude,
  decisions: { orderBy: { decidedAt: 'asc' }, omit: { facts: true } },
  approvals: { orderBy: { reviewCycle: 'asc' }, include: { votes: { orderBy: { votedAt: 'asc' } } } },
  execution: true,
  outsideChanges: { orderBy: { noticedAt: 'desc' }, take: 20 },
  mitigatedBy: { orderBy: { id: 'asc' }, select: { id: true, kind: true, status: true }, take: 20 },
} as const satisfies Prisma.ActionInclude;
type Loaded = Prisma.ActionGetPayload<{ include: typeof include }>;

const undoable = new Set(['accepted', 'observed', 'rollback_conflict']);
const findingsOf = (decision: { findings: unknown }) => findingSchema.array().parse(decision.findings);

/**
 * Actions of a workspace with everything that was decided, answered and done about them, oldest first. Names and live
 * values are those of this moment. `currency` is the workspace's.
 */
export async function readActionDetails(
  workspace: { id: string; currency: string },
  where: { id: string } | { runId: string } | { compensatesId: string },
): Promise<ActionDetail[]> {
  const actions = await db().action.findMany({
    where: { ...where, workspaceId: workspace.id },
    include,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const compensations = await db().action.findMany({
    where: { workspaceId: workspace.id, compensatesId: { in: actions.map((action) => action.id) } },
    include: { ...actionSummaryInclude, decisions: { where: { verdict: { not: 'allow' } } } },
    orderBy: { createdAt: 'asc' },
  });
  const mirrors = await readMirrors(
    workspace.id,
    actions.map(({ targetType, targetId }) => ({ type: targetType, id: targetId })),
  );
  const claims = await readClaims(workspace.id, actions);
  const places = await readAudiencePlaces(workspace.id, actions);
  const setLater = await setLaterThan(
    db(),
    workspace.id,
    actions.flatMap(({ id, status }) => (status === 'rollback_conflict' ? [id] : [])),
  );
  const names = await resolveNames(workspace.id, [
    ...actions.flatMap((action) => refsOfDetail(action, mirrors.get(action.targetId) ?? {})),
    ...compensations.flatMap(refsOfAction),
  ]);
  return actions.map((action) => ({
    ...present(
      action,
      mirrors.get(action.targetId) ?? {},
      names,
      workspace.currency,
      setLater.get(action.id),
      places.get(action.id),
    ),
    claims: claims.get(action.id) ?? [],
    compensations: compensations
      .filter((each) => each.compensatesId === action.id)
      .map((each) => ({
        id: each.id,
        status: each.status,
        requester: names.of(each.requesterType, each.requesterId),
        reasoning: each.reasoning,
        createdAt: each.createdAt.toISOString(),
        refusals: each.decisions
          .flatMap(findingsOf)
          .flatMap(({ verdict, message }) => (verdict === 'allow' ? [] : [message])),
      })),
  }));
}

function textsOf(action: Loaded): string[] {
  const sentences = action.decisions
    .flatMap(findingsOf)
    .flatMap(({ message, remedy }) => [message, remedy ?? '']);
  const notes = inputRefSchema
    .array()
    .parse(action.inputs)
    .map((input) => input.note);
  const intended = Object.values(intendedOf(action)).map(String);
  return [action.reasoning, ...sentences, ...notes, ...intended];
}

/** A compensation's payload is the original's: what it sets outside is known once it was claimed. */
function intendedOf(action: Loaded): OutsideState {
  if (action.execution) return readStates(action.execution).intended;
  return action.compensatesId === null
    ? describeAction(actionKindSchema.parse(action.kind), action.payload).intended
    : {};
}

function refsOfDetail(action: Loaded, mirror: OutsideState) {
  const states = action.execution ? Object.values(readStates(action.execution)) : [];
  return [
    ...refsOfAction(action),
    ...[mirror, ...states].flatMap(refsInState),
    ...action.approvals.flatMap(refsOfApproval),
    ...action.outsideChanges.flatMap(refsOfOutsideChange),
    ...inputRefSchema.array().parse(action.inputs),
    ...refsInTexts(textsOf(action)),
  ];
}

function present(
  action: Loaded,
  mirror: OutsideState,
  names: NameBook,
  currency: string,
  setLater: ReadonlySet<string> | undefined,
  places: Places | undefined,
): Omit<ActionDetail, 'compensations' | 'claims'> {
  const { reversibility } = catalogue[actionKindSchema.parse(action.kind)];
  const states = action.execution ? readStates(action.execution) : null;
  const before = states?.checkpoint ?? mirror;
  return {
    ...presentActionSummary(action, names, currency),
    canonical: action.canonical,
    hash: action.hash,
    reviewCycle: action.reviewCycle,
    expiresAt: action.expiresAt.toISOString(),
    reversibility: {
      reversible: reversibility.reversible,
      sentence: reversibility.reversible ? reversibility.how : reversibility.why,
    },
    beforeFrom: states ? 'read_before' : 'last_read',
    changes: places
      ? presentAudienceChanges(action.payload, places, names)
      : Object.entries(intendedOf(action)).map(([field, after]) => ({
          ...describeField(field),
          before: Object.hasOwn(before, field) ? presentValue(field, before[field], names) : null,
          after: presentValue(field, after, names),
        })),
    reasoning: action.reasoning,
    inputs: inputRefSchema
      .array()
      .parse(action.inputs)
      .map((input) => ({ ...input, name: names.of(input.type, input.id).name })),
    expectedEffect: expectedEffectSchema.parse(action.expectedEffect),
    confidence: action.confidence,
    decisions: action.decisions.map((decision) => ({
      id: decision.id,
      stage: decision.stage,
      verdict: decision.verdict,
      findings: findingsOf(decision),
      policyId: decision.policyId,
      scopeId: decision.scopeId,
      decidedAt: decision.decidedAt.toISOString(),
    })),
    approvals: action.approvals.map((approval) => presentApprovalAnswer(approval, names)),
    execution: action.execution ? presentExecution(action.execution, names) : null,
    conflict:
      states && action.status === 'rollback_conflict'
        ? conflictOf({ ...states, setLater }, mirror, names)
        : null,
    outsideChanges: action.outsideChanges.map((change) => presentOutsideChange(change, names)),
    canUndo: undoable.has(action.status) && action.compensatesId === null && reversibility.reversible,
    mitigations: undoable.has(action.status)
      ? mitigationsFor(actionKindSchema.parse(action.kind), action.payload)
      : [],
    mitigatedBy: action.mitigatedBy.map(({ id, kind, status }) => ({
      id,
      title: catalogue[actionKindSchema.parse(kind)].title,
      status,
    })),
    mentions: names.mentionsIn(textsOf(action)),
  };
}

/** Three ways again, for the fields whose live value we keep. */
function conflictOf(
  states: { checkpoint: OutsideState; intended: OutsideState; setLater: ReadonlySet<string> | undefined },
  live: OutsideState,
  names: NameBook,
) {
  const { fields } = planRollback({ ...states, live });
  return presentUndoFields(
    fields.filter(({ field }) => Object.hasOwn(live, field)),
    names,
  );
}
