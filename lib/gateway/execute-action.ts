import { setTimeout as pause } from 'node:timers/promises';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import {
  type ActionKind,
  describeAction,
  type OutsideState,
  outsideStateSchema,
} from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import { issuePermit } from '@/lib/permit/issue';
import { now } from '@/lib/platform/clock';
import { type Claim, claimAction } from './claim-action';
import { markOf } from './fresh-checkpoint';
import { fieldsOf, type OutsideCall, outsideCall, shows } from './outside';
import { reconcileAction } from './reconcile-action';
import { recordEffect, recordFailure, recordUnknown } from './record-outcome';
import { sendUnderLock } from './send-under-lock';
import { tellOfStep } from './tell-of-step';

export type ExecuteResult = { status: ActionStatus; approvalId: string | null };

/**
 * Carries out a cleared action: reads the outside state, claims (deciding again in the claiming transaction), and only then
 * issues the permit and calls the platform; reads back and records. Calling it again never acts twice: an action already
 * claimed is reconciled with the platform's own state. It answers `cleared` where nothing happened and it may be tried again, and
 * `claimed` while another process may still be carrying it out: ask again in a minute.
 */
export async function executeAction({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<ExecuteResult> {
  const action = await db().action.findUnique({ where: { id_workspaceId: { id: actionId, workspaceId } } });
  if (!action) throw new AppError('not_found', { detail: 'There is no such action.' });
  if (action.status === 'claimed' || action.status === 'outcome_unknown')
    return afterClaim(workspaceId, actionId);
  if (action.status !== 'cleared' && action.status !== 'held') {
    const approval = await db().approval.findUnique({
      where: { actionId_reviewCycle: { actionId, reviewCycle: action.reviewCycle } },
    });
    return { status: action.status, approvalId: approval?.id ?? null };
  }

  const call = await outsideCall(action);
  const { handler, context, target, from } = call;
  const { checkpoint, claim } = await readAndClaim(workspaceId, action, call);
  if (!claim.claimed) return { status: claim.status, approvalId: claim.approvalId };

  const { executionId, intended, intentId } = claim;
  let externalRef: string | null;
  try {
    const sent = await sendUnderLock(claim.action, executionId, checkpoint, (to) => {
      const permit = issuePermit({ actionId, executionId, kind: action.kind as ActionKind });
      const addressed = from && to ? { ...context, envelope: { from, to } } : context;
      return handler.execute(addressed, permit, {
        actionId,
        payload: action.payload,
        intended,
        expected: fieldsOf(checkpoint, intended),
        idempotencyKey: action.idempotencyKey,
      });
    });
    if (!sent.sent)
      return {
        status:
          'closedAs' in sent
            ? sent.closedAs
            : await recordFailure(claim.action, executionId, sent.kind, sent.why),
        approvalId: null,
      };
    ({ externalRef } = sent.receipt);
  } catch (error) {
    // After sending, the default is that nobody knows: only the platform's own refusal counts as "nothing happened".
    if (error instanceof ConnectorError && error.kind !== 'outcome_unknown')
      return {
        status: await recordFailure(claim.action, executionId, error.kind, error.message),
        approvalId: null,
      };
    return {
      status: await recordUnknown(
        claim.action,
        executionId,
        error instanceof Error ? error.message : 'No answer.',
      ),
      approvalId: null,
    };
  }
  const live = await handler.readState(context, target).then(outsideStateSchema.parse, () => null);
  const observed = live !== null && shows(live, intended);
  const status = await recordEffect(
    claim.action,
    executionId,
    target,
    { externalRef, live, observed },
    intentId,
  );
  await tellOfStep(claim.action, context.externalId);
  return { status, approvalId: null };
}

/** So often the object is read anew when another action came to it between the reading and the claim. */
const READINGS = 5;

/** The fields that an action sets, as they are where they were never set. */
const nothingOf = ({ kind, payload }: Action): OutsideState =>
  fieldsOf({}, describeAction(kind as ActionKind, payload).intended);

/** Reads the object and claims the action on what was read. @throws AppError `unavailable` when others are at the object all the time. */
async function readAndClaim(
  workspaceId: string,
  action: Action,
  { handler, context, target }: OutsideCall,
): Promise<{ checkpoint: OutsideState; claim: Claim }> {
  for (let reading = 1; ; reading++) {
    const mark = await markOf(db(), action);
    const read = outsideStateSchema.parse(await handler.readState(context, target));
    const checkpoint = handler.absentIsNull ? { ...nothingOf(action), ...read } : read;
    try {
      return { checkpoint, claim: await claimAction(workspaceId, action.id, checkpoint, null, mark) };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable') || reading === READINGS) throw error;
      await pause(100 * reading);
    }
  }
}

/** From the claim to the platform's answer it may take this long; before that, only whoever claimed it knows what became of it. */
const IN_FLIGHT_MS = 60_000;

async function afterClaim(workspaceId: string, actionId: string): Promise<ExecuteResult> {
  const execution = await db().execution.findUnique({
    where: { actionId_workspaceId: { actionId, workspaceId } },
  });
  if (execution && now().getTime() - execution.startedAt.getTime() < IN_FLIGHT_MS)
    return { status: 'claimed', approvalId: null };
  return reconcileAction({ workspaceId, actionId });
}
