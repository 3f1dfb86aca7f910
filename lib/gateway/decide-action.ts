import type { Actor } from '@/lib/core/access/actor';
import type { ActionKind, OutsideState } from '@/lib/core/actions/catalogue';
import { inputRefSchema } from '@/lib/core/actions/proposal';
import { type ActionStatus, canMove } from '@/lib/core/actions/status';
import { decide } from '@/lib/core/gate/decide';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Decision, Finding } from '@/lib/core/gate/finding';
import { gateActionOf } from '@/lib/core/gate/gate-action';
import { toStoredFacts } from '@/lib/core/gate/stored-facts';
import type { Action, DecisionStage } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { type AuditEntryInput, appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requesterOf } from './actors';
import { gatherFacts } from './gather-facts';
import { recordableFindings } from './recordable';
import {
  type DecisionSealers,
  findSealersOfDecision,
  personOf,
  sealFacts,
  sealFindings,
} from './seal-action';

export type Answer = { decision: Decision; facts: Facts; at: Date };

/** Gathers live facts and asks the gate; nothing is written yet. */
export async function askGate(
  tx: Tx,
  action: Action,
  context: {
    exists: boolean;
    live: OutsideState | null;
    restore: OutsideState | null;
    approval: Facts['approval'];
  },
): Promise<Answer> {
  const requester =
    action.requesterType === 'agent'
      ? { type: 'agent' as const, id: action.requesterId, version: action.agentVersion ?? '' }
      : { type: 'person' as const, id: action.requesterId };
  const facts = await gatherFacts(tx, {
    workspaceId: action.workspaceId,
    actionId: context.exists ? action.id : null,
    kind: action.kind as ActionKind,
    payload: action.payload,
    connectionId: action.connectionId,
    requester,
    runId: action.runId,
    handoffId: action.handoffId,
    members: action.members,
    compensates: action.compensatesId !== null,
    edits: action.editsId !== null,
    restore: context.restore,
    live: context.live,
    approval: context.approval,
    generatedFields: action.generatedFields,
  });
  // The moment is kept with the decision: decided again from what is stored, the answer is the same.
  const at = now();
  return { decision: decide(gateActionOf(action), facts, at), facts, at };
}

/** What the gate finds on the same facts with no answer given: what is shown to the people who are asked again. */
export const openFindings = (action: Action, { facts, at }: Answer): Finding[] =>
  decide(gateActionOf(action), { ...facts, approval: null }, at).findings;

/** A decision with its facts as it is stored, and its audit entry. */
export function decisionRow(
  action: Action,
  stage: DecisionStage,
  status: ActionStatus,
  { decision, facts, at }: Answer,
  actor: Actor,
  sealers: DecisionSealers,
) {
  const id = newId('dec');
  const findings = sealFindings(decision.findings, sealers);
  const policyId = isUnknown(facts.policy) ? null : facts.policy.id;
  const scopeId =
    facts.requester.type === 'agent' && !isUnknown(facts.requester.scope) ? facts.requester.scope.id : null;
  const row = {
    id,
    workspaceId: action.workspaceId,
    actionId: action.id,
    stage,
    verdict: decision.verdict,
    findings: toJson(findings),
    facts: toJson(sealFacts(toStoredFacts(facts), sealers)),
    policyId,
    scopeId,
    decidedAt: at,
  };
  const entry: AuditEntryInput<'actions.decided'> = {
    workspaceId: action.workspaceId,
    actor,
    verb: 'actions.decided',
    subject: { type: 'action', id: action.id },
    runId: action.runId,
    actionId: action.id,
    person: personOf(action),
    detail: {
      stage,
      verdict: decision.verdict,
      status,
      decisionId: id,
      kind: action.kind,
      hash: action.hash,
      target: { type: action.targetType, id: action.targetId },
      findings: recordableFindings(findings),
      policyId,
      scopeId,
      agentVersion: action.agentVersion,
      reasoning: action.reasoning,
      inputs: inputRefSchema.array().parse(action.inputs),
      ...(action.modelCallId === null
        ? {}
        : { generated: { fields: action.generatedFields, modelCallId: action.modelCallId } }),
    },
  };
  return { row, entry };
}

/** Writes a decision with its facts and its audit entry, in the transaction that acts on it. */
export async function recordDecision(
  tx: Tx,
  action: Action,
  stage: DecisionStage,
  status: ActionStatus,
  answer: Answer,
): Promise<string> {
  const { decisionId, entry } = await writeDecision(tx, action, stage, status, answer);
  await appendAuditEntry(tx, entry);
  return decisionId;
}

/** The same for somebody who has more to record: its audit entry is theirs to append, in the same transaction. */
export async function writeDecision(
  tx: Tx,
  action: Action,
  stage: DecisionStage,
  status: ActionStatus,
  answer: Answer,
): Promise<{ decisionId: string; entry: AuditEntryInput }> {
  const actor = await requesterOf(tx, action);
  const sealers = await findSealersOfDecision(tx, action, answer.facts);
  const { row, entry } = decisionRow(action, stage, status, answer, actor, sealers);
  await tx.decision.create({ data: row, select: { id: true } });
  return { decisionId: row.id, entry: entry as unknown as AuditEntryInput };
}

/** Moves an action one step of its life, or several that it takes at once; throws unless exactly one row was in the expected state. */
export async function moveAction(
  tx: Tx,
  action: { id: string; status: ActionStatus },
  ...path: [ActionStatus, ...ActionStatus[]]
): Promise<void> {
  let to = action.status;
  for (const next of path) {
    if (!canMove(to, next)) throw new Error(`Action ${action.id} can't go from ${to} to ${next}.`);
    to = next;
  }
  const { count } = await tx.action.updateMany({
    where: { id: action.id, status: action.status },
    data: { status: to, updatedAt: now() },
  });
  if (count !== 1) throw new Error(`Action ${action.id} is no longer ${action.status}.`);
}
