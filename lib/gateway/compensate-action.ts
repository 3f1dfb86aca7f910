import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import { type ActionKind, type OutsideState, outsideStateSchema } from '@/lib/core/actions/catalogue';
import { planRollback, type RollbackPlan } from '@/lib/core/rollback/plan-rollback';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { setLaterThan } from '@/lib/db/repositories/set-later';
import { inTransaction } from '@/lib/db/tx';
import { issuePermit } from '@/lib/permit/issue';
import { personActor } from './actors';
import { claimAction } from './claim-action';
import {
  actionRow,
  closingEntry,
  compensationOf,
  isUndoable,
  outcomeSentence,
  standAgain,
  whyIrreversible,
} from './compensation';
import { askGate, moveAction, recordDecision } from './decide-action';
import { markOf } from './fresh-checkpoint';
import { hold } from './hold';
import { lockAction } from './lock-action';
import { loseAutonomyOfAction } from './lose-autonomy';
import { mirrorState } from './mirror-state';
import { fieldsOf, outsideCall, shows } from './outside';
import { recordEffect, recordFailure, recordUnknown } from './record-outcome';
import { namesOfFields } from './recordable';
import { personOf, sealerOfAction } from './seal-action';
import { sendUnderLock } from './send-under-lock';

export type UndoResult = {
  status: 'rolled_back' | 'rollback_conflict' | 'rolling_back' | 'denied';
  compensationId: string;
  fields: RollbackPlan['fields'];
  message: string;
};

/** Reads the outside object and plans in the pure core what may be put back. */
async function readPlan(
  original: Action,
  execution: { checkpoint: unknown; intended: unknown },
  overwrite: OutsideState,
) {
  const call = await outsideCall(original);
  const mark = await markOf(db(), original);
  const live = outsideStateSchema.parse(await call.handler.readState(call.context, call.target));
  const plan = planRollback({
    checkpoint: outsideStateSchema.parse(execution.checkpoint),
    intended: outsideStateSchema.parse(execution.intended),
    live,
    overwrite,
    setLater: (await setLaterThan(db(), original.workspaceId, [original.id])).get(original.id),
  });
  return { call, live, plan, mark };
}

/** Opens the taking back: the compensation is decided by the same gate, and the original is marked, in one transaction. */
function open(
  workspaceId: string,
  actionId: string,
  userId: string,
  reason: string,
  live: OutsideState,
  restore: OutsideState,
) {
  return inTransaction(async (tx) => {
    const original = await lockAction(tx, workspaceId, actionId);
    if (!isUndoable(original))
      throw new AppError('conflict', {
        detail: `This action is ${original.status.replaceAll('_', ' ')} and can't be taken back now.`,
        remedy: 'Reload to see what became of it.',
      });
    const { action, stored } = compensationOf(original, userId, reason, await sealerOfAction(original));
    const answer = await askGate(tx, action, { exists: false, live, restore, approval: null });
    const status = answer.decision.verdict === 'allow' ? 'cleared' : 'denied';
    await tx.action.create({
      data: { ...actionRow(action, stored), status },
      select: { id: true },
    });
    await recordDecision(tx, action, 'submit', status, answer);
    if (status === 'cleared') {
      await hold(tx, action, answer.facts);
      await moveAction(tx, original, 'rolling_back');
      await loseAutonomyOfAction(tx, original, 'An action of it was taken back.');
      await appendAuditEntry(tx, {
        workspaceId,
        actor: await personActor(tx, workspaceId, userId),
        verb: 'actions.undo_requested',
        subject: { type: 'action', id: actionId },
        runId: original.runId,
        actionId,
        person: personOf(original),
        detail: { compensationId: action.id, reason },
      });
    }
    return {
      action: { ...action, status: status as Action['status'] },
      original,
      refused: status === 'denied' ? answer.decision.findings.filter((f) => f.verdict !== 'allow') : [],
    };
  });
}

/** Writes what became of the original, last, once the outside is as recorded. */
async function close(
  original: Action,
  userId: string,
  compensationId: string,
  plan: RollbackPlan,
): Promise<UndoResult> {
  const status = plan.verdict === 'conflict' ? 'rollback_conflict' : 'rolled_back';
  await inTransaction(async (tx) => {
    // A sweep or a rollback may have found it ended and written so.
    if ((await lockAction(tx, original.workspaceId, original.id)).status !== 'rolling_back') return;
    await moveAction(tx, { id: original.id, status: 'rolling_back' }, status);
    await standAgain(tx, original, plan);
    await appendAuditEntry(tx, {
      workspaceId: original.workspaceId,
      actor: await personActor(tx, original.workspaceId, userId),
      subject: { type: 'action', id: original.id },
      runId: original.runId,
      actionId: original.id,
      person: personOf(original),
      ...closingEntry(compensationId, plan, await namesOfFields(tx, original)),
    });
  });
  return { status, compensationId, fields: plan.fields, message: outcomeSentence(plan) };
}

/**
 * Takes one executed action back, through the same door: three-way against the live value, so that a person's later edit is
 * never overwritten. A stop does not block it; its own caps do.
 * @throws AppError `not_found`, `conflict` when the action is not in a state that can be taken back.
 */
export async function compensateAction(request: {
  workspaceId: string;
  actionId: string;
  userId: string;
  reason: string;
  /** Fields to put back over somebody's later edit, with the value that was seen when that was chosen. */
  overwrite?: OutsideState;
}): Promise<UndoResult> {
  const { workspaceId, actionId, userId, reason, overwrite = {} } = request;
  const before = await inTransaction(async (tx) => ({
    original: await lockAction(tx, workspaceId, actionId),
    execution: await tx.execution.findUnique({ where: { actionId_workspaceId: { actionId, workspaceId } } }),
  }));
  const irreversible = whyIrreversible(before.original);
  if (irreversible !== null)
    throw new AppError('conflict', {
      detail: `This can’t be taken back. ${irreversible}`,
      remedy: 'Something that makes up for it can be proposed instead.',
    });
  if (!before.execution)
    throw new AppError('conflict', {
      detail: 'This action was never carried out, so there is nothing to take back.',
    });
  const { call, live, plan, mark } = await readPlan(before.original, before.execution, overwrite);
  const { action, original, refused } = await open(workspaceId, actionId, userId, reason, live, plan.restore);
  if (action.status === 'denied')
    return {
      status: 'denied',
      compensationId: action.id,
      fields: plan.fields,
      message: refused.map((finding) => finding.message).join(' '),
    };

  if (Object.keys(plan.restore).length === 0) {
    await inTransaction(async (tx) => {
      await moveAction(tx, action, 'cancelled');
      await mirrorState(tx, workspaceId, call.target, live);
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'system', id: 'gateway' },
        verb: 'actions.cancelled',
        subject: { type: 'action', id: action.id },
        runId: action.runId,
        actionId: action.id,
        detail: { why: 'Nothing of ours was left to put back.' },
      });
    });
    return close(original, userId, action.id, plan);
  }

  const claim = await claimAction(workspaceId, action.id, live, plan.restore, mark);
  if (!claim.claimed) {
    await inTransaction((tx) => moveAction(tx, { id: actionId, status: 'rolling_back' }, original.status));
    return {
      status: 'denied',
      compensationId: action.id,
      fields: plan.fields,
      message: 'The gate refused it at the moment of effect.',
    };
  }
  let externalRef: string | null;
  try {
    const sent = await sendUnderLock(claim.action, claim.executionId, live, () => {
      const permit = issuePermit({
        actionId: action.id,
        executionId: claim.executionId,
        kind: action.kind as ActionKind,
      });
      return call.handler.compensate(call.context, permit, {
        actionId: action.id,
        target: call.target,
        restore: plan.restore,
        expected: fieldsOf(live, plan.restore),
        idempotencyKey: action.idempotencyKey,
      });
    });
    // Others found it unclear and closed it, the original with it: there is nothing left to do here.
    if (!sent.sent)
      return {
        status: 'denied',
        compensationId: action.id,
        fields: plan.fields,
        message: 'It took too long and was closed by the sweeper. It can be asked for again.',
      };
    ({ externalRef } = sent.receipt);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'No answer.';
    if (error instanceof ConnectorError && error.kind !== 'outcome_unknown') {
      await recordFailure(claim.action, claim.executionId, error.kind, message);
      await inTransaction((tx) => moveAction(tx, { id: actionId, status: 'rolling_back' }, original.status));
      if (error.kind !== 'terminal')
        throw new AppError('unavailable', {
          detail: `${message} Nothing was put back.`,
          remedy: 'Ask again: it is planned anew on what is there then.',
        });
      return {
        status: 'denied',
        compensationId: action.id,
        fields: plan.fields,
        message: `The platform refused: ${message}`,
      };
    }
    await recordUnknown(claim.action, claim.executionId, message);
    return {
      status: 'rolling_back',
      compensationId: action.id,
      fields: plan.fields,
      message: 'The platform did not answer; what became of it is being found out.',
    };
  }
  // It was accepted: that it can't be read back at this moment does not mean that it was refused.
  const after = await call.handler
    .readState(call.context, call.target)
    .then(outsideStateSchema.parse, () => null);
  await recordEffect(claim.action, claim.executionId, call.target, {
    externalRef,
    live: after,
    observed: after !== null && shows(after, plan.restore),
  });
  return close(original, userId, action.id, plan);
}
