import { type OutsideState, outsideStateSchema, type Target } from '@/lib/core/actions/catalogue';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry, intentsOf } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { gatewayActor } from './actors';
import { moveAction } from './decide-action';
import { letGo } from './hold';
import { mirrorState } from './mirror-state';
import { recordableState } from './recordable';
import { personOf, sealerOfAction, sealState } from './seal-action';

export type Effect = { externalRef: string | null; live: OutsideState | null; observed: boolean };

/** What an entry of an outcome says beside it: of which action, and which entry had said that it was about to be done. */
const base = async (tx: Tx, action: Action, intentId?: string) => ({
  workspaceId: action.workspaceId,
  actor: gatewayActor,
  subject: { type: 'action', id: action.id },
  runId: action.runId,
  actionId: action.id,
  person: personOf(action),
  completes: intentId ?? (await intentsOf(tx, action.workspaceId, [action.id])).get(action.id),
});

/**
 * The platform accepted it; `observed` when the read-back shows what was intended. Settles the budget and mirrors what was read.
 * @param intentId the entry in the record that it completes; looked up where whoever records it has not written that entry.
 */
export async function recordEffect(
  action: Action,
  executionId: string,
  target: Target,
  effect: Effect,
  intentId?: string,
): Promise<'accepted' | 'observed'> {
  await inTransaction((tx) => keepEffect(tx, action, executionId, target, effect, intentId));
  return effect.observed ? 'observed' : 'accepted';
}

/** The same, in the transaction of somebody who has more to write. */
export async function keepEffect(
  tx: Tx,
  action: Action,
  executionId: string,
  target: Target,
  effect: Effect,
  intentId?: string,
): Promise<void> {
  const status = effect.observed ? 'observed' : 'accepted';
  const sealer = await sealerOfAction(action);
  await moveAction(tx, action, 'accepted', ...(effect.observed ? ['observed' as const] : []));
  const execution = await tx.execution.update({
    where: { id: executionId },
    data: {
      status,
      externalRef: effect.externalRef,
      acceptedAt: now(),
      ...(effect.live ? { observed: toJson(sealState(sealer, effect.live)) } : {}),
      ...(effect.observed ? { observedAt: now() } : {}),
    },
  });
  // What was accepted and could not be read back counts as set: a budget must not take its money for free.
  const setNow = outsideStateSchema.parse(execution.checkpoint);
  const state = effect.live ?? { ...setNow, ...outsideStateSchema.parse(execution.intended) };
  await mirrorState(tx, action.workspaceId, target, state);
  await letGo(tx, action, 'settle');
  await appendAuditEntry(tx, {
    ...(await base(tx, action, intentId)),
    verb: 'actions.executed',
    detail: {
      executionId,
      observed: effect.observed,
      after: effect.live && (await recordableState(tx, action, effect.live)),
      externalRef: effect.externalRef,
    },
  });
}

/** So often an action is begun before it counts as failed. */
const MAX_ATTEMPTS = 5;

/** Why an attempt came to nothing where the next may come to something. */
const passing: ReadonlySet<string> = new Set(['retryable', 'changed', 'too_late', 'not_done']);

/**
 * Nothing happened outside, and the platform said so. Where the next attempt may do better the action is cleared once more, keeps
 * what it held and its idempotency key, and is decided again at the next claim; else what was held is released.
 */
export function recordFailure(
  action: Action,
  executionId: string,
  kind: string,
  message: string,
): Promise<'failed' | 'cleared'> {
  return inTransaction(async (tx) => {
    const { attempts } = await tx.execution.findUniqueOrThrow({
      where: { id: executionId },
      select: { attempts: true },
    });
    const again = passing.has(kind) && action.compensatesId === null && action.status !== 'needs_person';
    if (!again || attempts >= MAX_ATTEMPTS) {
      await keepFailure(tx, action, executionId, kind, message);
      return 'failed';
    }
    await moveAction(tx, action, 'cleared');
    await tx.execution.update({
      where: { id: executionId },
      data: { status: 'failed', error: { kind, message: (await sealerOfAction(action)).text(message) } },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      ...(await base(tx, action)),
      verb: 'actions.failed',
      detail: { executionId, kind, message, attempt: attempts },
    });
    return 'cleared';
  });
}

/** It failed for good, in the transaction of somebody who has more to write: what was held is released. */
export async function keepFailure(
  tx: Tx,
  action: Action,
  executionId: string,
  kind: string,
  message: string,
): Promise<void> {
  await moveAction(tx, action, 'failed');
  await tx.execution.update({
    where: { id: executionId },
    data: { status: 'failed', error: { kind, message: (await sealerOfAction(action)).text(message) } },
  });
  await letGo(tx, action, 'release');
  await appendAuditEntry(tx, {
    ...(await base(tx, action)),
    verb: 'actions.failed',
    detail: { executionId, kind, message },
  });
}

/** It may or may not have happened: the budget stays held until a sweeper or a person closes it. Never retried blindly. */
export async function recordUnknown(
  action: Action,
  executionId: string,
  message: string,
): Promise<'outcome_unknown'> {
  await inTransaction(async (tx) => {
    await moveAction(tx, action, 'outcome_unknown');
    await tx.execution.update({
      where: { id: executionId },
      data: {
        status: 'outcome_unknown',
        error: { kind: 'outcome_unknown', message: (await sealerOfAction(action)).text(message) },
      },
    });
    await appendAuditEntry(tx, {
      ...(await base(tx, action)),
      verb: 'actions.outcome_unknown',
      detail: { executionId, message },
    });
  });
  return 'outcome_unknown';
}
