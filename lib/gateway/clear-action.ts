import type { ActionStatus } from '@/lib/core/actions/status';
import type { Action, Approval } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { askAgain } from './ask-person';
import { askGate, moveAction, recordDecision } from './decide-action';
import { hold } from './hold';
import { holdBack, onlyStopped } from './hold-back';
import { approvalFact, lockAction } from './lock-action';

/**
 * Decides an action again that waits for a person or is held, on live facts, with its granted approval or without one: clears it,
 * holds it, refuses it, or asks again.
 * The caller holds the action's row lock and has written the approval's answer in the same transaction.
 */
export async function clearAction(
  tx: Tx,
  action: Action,
  approval: Approval | null,
): Promise<{ status: ActionStatus; approvalId: string | null }> {
  const answer = await askGate(tx, action, {
    exists: true,
    live: null,
    restore: null,
    approval: approvalFact(approval, action),
  });
  const { decision, facts } = answer;
  if (decision.verdict === 'allow') {
    await recordDecision(tx, action, 'approval', 'cleared', answer);
    await hold(tx, action, facts);
    await moveAction(tx, action, 'cleared');
    return { status: 'cleared', approvalId: approval?.id ?? null };
  }
  if (onlyStopped(decision)) {
    await holdBack(tx, action, 'approval', answer);
    return { status: 'held', approvalId: approval?.id ?? null };
  }
  if (decision.verdict === 'deny') {
    await recordDecision(tx, action, 'approval', 'denied', answer);
    await moveAction(tx, action, 'denied');
    return { status: 'denied', approvalId: approval?.id ?? null };
  }
  await recordDecision(tx, action, 'approval', 'awaiting_approval', answer);
  if (action.status !== 'awaiting_approval') await moveAction(tx, action, 'awaiting_approval');
  const why = 'What was shown is no longer all there is to know.';
  return {
    status: 'awaiting_approval',
    approvalId: await askAgain(tx, action, decision.findings, facts, why),
  };
}

/** Decides a held action again as if it were proposed now: an approval that it had no longer counts. @returns what it is now. */
export async function redecideAction(
  tx: Tx,
  { workspaceId, actionId }: { workspaceId: string; actionId: string },
): Promise<ActionStatus> {
  const action = await lockAction(tx, workspaceId, actionId);
  return action.status === 'held' ? (await clearAction(tx, action, null)).status : action.status;
}

/** Whether the gate would let the action pass now without anyone: asked before an open question is closed by itself. */
export async function wouldAllow(tx: Tx, action: Action): Promise<boolean> {
  const { decision } = await askGate(tx, action, { exists: true, live: null, restore: null, approval: null });
  return decision.verdict === 'allow';
}
