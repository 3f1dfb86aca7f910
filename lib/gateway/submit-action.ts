import { z } from 'zod';
import { type ActionKind, describeAction, type Target } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { type ActionStatus, executedStatuses } from '@/lib/core/actions/status';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { askPerson } from './ask-person';
import { askGate, recordDecision } from './decide-action';
import { segmentOfTarget } from './gather-facts';
import { hashAction } from './hash-action';
import { hold } from './hold';
import { isQuarantined, onlyStopped, tellHeld } from './hold-back';
import { membersOf } from './members-of';
import { sealerOfAction, sealPayload } from './seal-action';

/** Fields of the payload whose words a language model wrote, and in which call. */
export type Generated = { fields: readonly string[]; callId: string };

export type SubmitRequest = {
  workspaceId: string;
  proposal: Proposal;
  generated?: Generated;
} & (
  | {
      requester: { type: 'agent'; id: string; version: string };
      runId: string;
      taskId: string;
      /** Position among the task's proposals: submitting it twice gives the same action. */
      ordinal: number;
      /** The handoff that the task answers, if it answers one. */
      handoffId?: string | null;
    }
  | {
      requester: { type: 'person'; id: string };
      /** The action that this is a changed form of, and the run that it belongs to. */
      edits?: { id: string; runId: string | null };
      /** The action that this makes up for. */
      mitigates?: string;
      /** Made by whoever asks: asking twice with it gives the same action. */
      requestKey: string;
    }
);
export type SubmitResult = { actionId: string; status: ActionStatus; approvalId: string | null };

const statusOf = { allow: 'cleared', escalate: 'awaiting_approval', deny: 'denied' } as const;

/** An action is worth doing for this long after it was proposed, beyond the time a person is given to answer. */
const GRACE_MS = 60 * 60_000;

const basisRow = z.object({
  connectionId: z.string().nullable(),
  policyId: z.string().nullable(),
  minutes: z.number().nullable(),
});

/** Where an action of this channel would go, the policy it is shown under, and the minutes a person has to answer by that policy. */
async function readBasis(tx: Tx, workspaceId: string, channel: string): Promise<z.infer<typeof basisRow>> {
  const rows = await tx.$queryRaw`
    SELECT c.id AS "connectionId", p.id AS "policyId", (p.body->>'approvalDeadlineMinutes')::float8 AS minutes
    FROM workspaces w
    LEFT JOIN connections c ON c.workspace_id = w.id AND c.channel = ${channel}
    LEFT JOIN policies p ON p.workspace_id = w.id AND p.active
    WHERE w.id = ${workspaceId} ORDER BY c.id LIMIT 1`;
  return basisRow.array().parse(rows)[0] ?? { connectionId: null, policyId: null, minutes: null };
}

/** The action as it is decided, and what of it is stored sealed. */
async function buildAction(
  tx: Tx,
  request: SubmitRequest,
): Promise<{ action: Action; stored: Pick<Action, 'payload' | 'reasoning'> }> {
  const { proposal, requester, workspaceId } = request;
  const described = describeAction(proposal.kind, proposal.payload);
  const { connectionId, policyId, minutes } = await readBasis(tx, workspaceId, described.entry.channel);
  if (connectionId === null)
    throw new AppError('not_connected', {
      detail: `No platform is connected for the channel ${described.entry.channel}.`,
      remedy: 'Connect one first.',
    });
  const { target } = described;
  const at = now();
  const base = {
    id: newId('act'),
    workspaceId,
    ...originOf(request),
    requesterType: requester.type,
    requesterId: requester.id,
    kind: proposal.kind,
    channel: described.entry.channel,
    connectionId,
    payload: toJson(described.payload) as Action['payload'],
    targetType: target.type,
    targetId: target.id,
    members: await membersOf(tx, { workspaceId, requester, described, actionId: null }),
    expectedPeople: proposal.expectedPeople ?? null,
    reviewCycle: 1,
    expiresAt: new Date(at.getTime() + 2 * (minutes ?? 60) * 60_000 + GRACE_MS),
    compensatesId: null,
    editsId: 'edits' in request ? (request.edits?.id ?? null) : null,
    mitigatesId: await madeUpFor(tx, request, target),
    policyId,
    generatedFields: [...(request.generated?.fields ?? [])],
    modelCallId: request.generated?.callId ?? null,
  };
  const sealer = await sealerOfAction(base);
  const payload = sealPayload(sealer, base.payload, base.generatedFields);
  const action: Action = {
    ...base,
    ...hashAction({ ...base, payload }),
    status: 'proposed',
    segment: 'none',
    reducesExposure: false,
    exposureMicros: 0n,
    currency: null,
    reasoning: proposal.reasoning,
    inputs: toJson(proposal.inputs) as Action['inputs'],
    expectedEffect: toJson(proposal.expectedEffect) as Action['expectedEffect'],
    confidence: proposal.confidence,
    idempotencyKey: 'requestKey' in request ? keyOfRequest(request) : `mandate:${base.id}`,
    createdAt: at,
    updatedAt: at,
  };
  // An agent's reasons are made of names and figures; a person's are their own words.
  const reasoning = requester.type === 'person' ? sealer.text(action.reasoning) : action.reasoning;
  return { action, stored: { payload, reasoning } };
}

/** @returns the action that it makes up for. @throws AppError `conflict` unless that was carried out on the same target. */
async function madeUpFor(tx: Tx, request: SubmitRequest, target: Target): Promise<string | null> {
  if (!('mitigates' in request) || request.mitigates === undefined) return null;
  const original = await tx.action.findFirst({
    where: {
      id: request.mitigates,
      workspaceId: request.workspaceId,
      status: { in: [...executedStatuses] },
      targetType: target.type,
      targetId: target.id,
    },
    select: { id: true },
  });
  if (!original)
    throw new AppError('conflict', {
      detail: 'It was not carried out, so there is nothing to make up for.',
      remedy: 'Load the page again to see how it stands.',
    });
  return original.id;
}

const originOf = (request: SubmitRequest) =>
  'taskId' in request
    ? {
        runId: request.runId,
        taskId: request.taskId,
        ordinal: request.ordinal,
        handoffId: request.handoffId ?? null,
        agentVersion: request.requester.version,
      }
    : { runId: request.edits?.runId ?? null, taskId: null, ordinal: 0, handoffId: null, agentVersion: null };

/** What a day of the action adds, worst case, as the covering day caps see it; what no cap covers is computed from the payload. */
function exposureOf(action: Action, facts: Facts) {
  const state = !isUnknown(facts.target) && facts.target.type === 'campaign' ? facts.target.state : null;
  const added = describeAction(action.kind as ActionKind, action.payload).addedDailySpend(state);
  return {
    exposureMicros: added > 0n ? added : 0n,
    currency: isUnknown(facts.workspace) ? null : facts.workspace.currency,
    reducesExposure: added < 0n,
    segment: segmentOfTarget(facts.target),
  };
}

/** A cancel takes this lock alone: an action is there before it and cancelled with the others, or it never comes to be. */
async function assertNotCancelled(tx: Tx, runId: string): Promise<void> {
  const [run] = await tx.$queryRaw<
    { status: string }[]
  >`SELECT status::text FROM runs WHERE id = ${runId} FOR SHARE`;
  if (run?.status === 'cancelled')
    throw new AppError('conflict', { detail: 'The run was cancelled: nothing more is proposed for it.' });
}

/** The action of an earlier call with the same request, if there was one. */
const findSubmitted = (tx: Tx, request: SubmitRequest): Promise<Action | null> =>
  'taskId' in request
    ? tx.action.findUnique({
        where: { taskId_ordinal: { taskId: request.taskId, ordinal: request.ordinal } },
      })
    : tx.action.findUnique({ where: { idempotencyKey: keyOfRequest(request) } });

const keyOfRequest = (request: {
  workspaceId: string;
  requester: { id: string };
  requestKey: string;
}): string => `mandate:${request.workspaceId}:${request.requester.id}:${request.requestKey}`;

/**
 * The only way in: decides a proposal on live facts and writes action, decision, reservation, approval and record in one
 * transaction. A denied proposal is a result, not an error.
 * @throws AppError `not_connected`, `conflict` when the run was cancelled; ZodError when the payload does not fit its kind.
 */
export const submitAction = (request: SubmitRequest): Promise<SubmitResult> =>
  inTransaction((tx) => submitIn(tx, request));

/** The same in a transaction that writes more than this. */
export async function submitIn(tx: Tx, request: SubmitRequest): Promise<SubmitResult> {
  const existing = await findSubmitted(tx, request);
  if (existing) {
    const approval = await tx.approval.findUnique({
      where: { actionId_reviewCycle: { actionId: existing.id, reviewCycle: existing.reviewCycle } },
    });
    return { actionId: existing.id, status: existing.status, approvalId: approval?.id ?? null };
  }
  const { runId } = originOf(request);
  if (runId !== null) await assertNotCancelled(tx, runId);
  const { action, stored } = await buildAction(tx, request);
  const answer = await askGate(tx, action, { exists: false, live: null, restore: null, approval: null });
  const { facts } = answer;
  const kept = onlyStopped(answer.decision) && isQuarantined(answer.decision);
  const status = kept ? 'held' : statusOf[answer.decision.verdict];
  await tx.action.create({
    data: {
      ...action,
      ...exposureOf(action, facts),
      status,
      ...stored,
      payload: toJson(stored.payload),
      inputs: toJson(action.inputs),
      expectedEffect: toJson(action.expectedEffect),
    },
    select: { id: true },
  });
  if (facts.requester.type === 'agent' && facts.requester.additions.length > 0)
    await tx.actionAddition.createMany({
      data: facts.requester.additions.map(({ id }) => ({
        workspaceId: action.workspaceId,
        actionId: action.id,
        additionId: id,
      })),
    });
  await recordDecision(tx, action, 'submit', status, answer);
  if (status === 'cleared') await hold(tx, action, facts);
  if (status === 'held') await tellHeld(tx, action, answer.decision);
  const approvalId =
    status === 'awaiting_approval' ? await askPerson(tx, action, answer.decision.findings, facts) : null;
  return { actionId: action.id, status, approvalId };
}
