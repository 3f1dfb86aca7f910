import type { Actor } from '@/lib/core/access/actor';
import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { editPayload } from '@/lib/core/actions/editable';
import { expectedEffectSchema, inputRefSchema } from '@/lib/core/actions/proposal';
import { findingSchema } from '@/lib/core/gate/finding';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action, Approval } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { type Generated, type SubmitResult, submitIn, supersedeAction } from '@/lib/gateway';
import { requirePermission } from '../changes/require-permission';
import { whoElseCouldConfirm } from '../changes/who-else-could-confirm';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { judgeRejection } from '../outcomes/judge-rejection';
import { lockApproval } from './lock-approval';
import { recordRefusal } from './record-refusal';

export type EditActionInput = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  approvalId: string;
  /** The hash of the action as it was shown. */
  actionHash: string;
  /** The fields that change, as text; money in micros. */
  changes: Readonly<Record<string, string>>;
  reason: string;
  /** Made by whoever asks: asking twice with it edits once. */
  requestKey: string;
};

function editedPayload({ kind, payload }: Action, changes: EditActionInput['changes']): unknown {
  const edited = editPayload(kind as ActionKind, payload, changes);
  if (!edited.ok)
    throw new AppError('invalid_request', {
      detail: `“${edited.unknown}” can’t be edited.`,
      remedy: 'Reject the action where something else is wrong with it.',
      invalidParams: [{ in: 'body', name: `changes.${edited.unknown}`, reason: 'can’t be edited' }],
    });
  const parsed = catalogue[kind as ActionKind].payload.safeParse(edited.payload);
  if (!parsed.success)
    throw new AppError('invalid_request', {
      detail: 'The edited action does not make sense.',
      invalidParams: parsed.error.issues.map(({ path, message }) => ({
        in: 'body',
        name: `changes.${path.join('.')}`,
        reason: message,
      })),
    });
  return parsed.data;
}

/** The edit of an earlier call with the same request, if there was one. */
async function findEdit(tx: Tx, action: Action, input: EditActionInput): Promise<SubmitResult | null> {
  const edit = await tx.action.findFirst({
    where: { workspaceId: input.workspaceId, editsId: action.id, requesterId: input.actor.id },
    include: { approvals: { orderBy: { reviewCycle: 'desc' }, take: 1 } },
  });
  return edit?.idempotencyKey.endsWith(`:${input.requestKey}`)
    ? { actionId: edit.id, status: edit.status, approvalId: edit.approvals[0]?.id ?? null }
    : null;
}

async function assertMayEdit(tx: Tx, approval: Approval, input: EditActionInput): Promise<void> {
  if (approval.status !== 'pending' || approval.actionHash !== input.actionHash)
    throw new AppError('conflict', {
      detail: 'It was decided or has changed since you were shown it.',
      remedy: 'Reload to see what became of it.',
    });
  if (approval.requesterId === input.actor.id)
    throw new AppError('conflict', {
      detail: 'Nobody edits what they requested themselves.',
      remedy: 'Ask for what you want instead; this one can be rejected by somebody else.',
    });
  const others = await whoElseCouldConfirm(tx, input.workspaceId, 'approvals.decide', input.actor.id);
  if (others.length === 0)
    throw new AppError('second_person_required', {
      detail: 'Nobody else here decides approvals, and nobody approves what they edited.',
      remedy: 'Reject it, or ask an admin to give somebody else the reviewer role.',
    });
}

/** What a model wrote and the person left as it is stays a model's. */
function generatedStill(action: Action, changes: EditActionInput['changes']): { generated?: Generated } {
  const fields = action.generatedFields.filter((field) => !Object.hasOwn(changes, field));
  return action.modelCallId === null || fields.length === 0
    ? {}
    : { generated: { fields, callId: action.modelCallId } };
}

/** Hands the edit to the gate. @throws AppError `conflict` where it is refused, with what the gate found. */
async function submitEdit(tx: Tx, action: Action, input: EditActionInput): Promise<SubmitResult> {
  const submitted = await submitIn(tx, {
    workspaceId: input.workspaceId,
    requester: { type: 'person', id: input.actor.id },
    requestKey: input.requestKey,
    edits: { id: action.id, runId: action.runId },
    // The edit of a correction is a correction still.
    ...(action.mitigatesId === null ? {} : { mitigates: action.mitigatesId }),
    ...generatedStill(action, input.changes),
    proposal: {
      kind: action.kind as ActionKind,
      payload: editedPayload(action, input.changes),
      reasoning: input.reason,
      inputs: [
        ...inputRefSchema.array().parse(action.inputs).slice(0, 39),
        { type: 'history', id: action.id, note: 'The action that this is an edit of.' },
      ],
      expectedEffect: expectedEffectSchema.parse(action.expectedEffect),
      confidence: 1,
      ...(action.expectedPeople === null ? {} : { expectedPeople: action.expectedPeople }),
    },
  });
  if (submitted.status !== 'denied') return submitted;
  const decision = await tx.decision.findFirstOrThrow({ where: { actionId: submitted.actionId } });
  const refusals = findingSchema
    .array()
    .parse(decision.findings)
    .filter(({ verdict }) => verdict === 'deny');
  throw new AppError('conflict', {
    detail: `The gate refuses what you changed it to: ${refusals.map(({ message }) => message).join(' ')}`,
    remedy: 'Change it to something that is allowed, or reject it. What waits stays as it was.',
  });
}

async function edit(tx: Tx, input: EditActionInput): Promise<SubmitResult> {
  const { workspaceId, actor, approvalId, reason } = input;
  const refusal = 'Your role does not let you decide approvals.';
  await requirePermission(tx, workspaceId, actor.id, ['approvals.decide'], refusal);
  const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
  const earlier = await findEdit(tx, action, input);
  if (earlier) return earlier;
  await assertMayEdit(tx, approval, input);
  await supersedeAction(tx, action, { actor, why: 'It was edited.' });
  const submitted = await submitEdit(tx, action, input);
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'approvals.edited',
    subject: { type: 'approval', id: approvalId },
    runId: action.runId,
    actionId: action.id,
    detail: { approvalId, actionHash: approval.actionHash, newActionId: submitted.actionId },
  });
  // What had to be changed was not right: that counts as a judgement of it.
  await judgeRejection(tx, action, actor, reason);
  await enqueueEvent(tx, { workspaceId, name: 'approval/decided', data: { workspaceId, approvalId } });
  return submitted;
}

/**
 * Puts a person's changed form in the place of an action that waits: a new action of theirs, decided by the gate from the start, that
 * somebody else has to approve. Where the gate refuses it, everything stays as it was.
 * @throws AppError `not_found`, `forbidden`, `invalid_request`, `second_person_required`, `conflict` (decided or changed meanwhile,
 * or the gate refuses what it was changed to).
 */
export async function editAction(input: EditActionInput): Promise<SubmitResult> {
  try {
    const result = await inTransaction((tx) => edit(tx, input));
    await sendOutboxEvents();
    return result;
  } catch (error) {
    if (error instanceof AppError) await recordRefusal(input, error);
    throw error;
  }
}
