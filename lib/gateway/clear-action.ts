import type { ActionStatus } from '@/lib/core/actions/status';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { askAgain, takesMore } from './ask-person';
import { askGate, moveAction, openFindings, recordDecision } from './decide-action';
import { hold } from './hold';
import { holdBack, onlyStopped } from './hold-back';
import { type AskedApproval, approvalFact, lockAction } from './lock-action';
import { otherPolicy } from './other-policy';

/**
 * Decides an action again that waits for a person or is held, on live facts, with its granted approval or without one: clears it,
 * holds it, refuses it, or asks again.
 * The caller holds the action's row lock and has written the approval's answer in the same transaction.
 */
export async function clearAction(
  tx: Tx,
  action: Action,
  approval: AskedApproval | null,
): Promise<{ status: ActionStatus; approvalId: string | null }> {
  const answer = await askGate(tx, action, {
    exists: true,
    live: null,
    restore: null,
    approval: await approvalFact(tx, approval, action),
  });
  const { decision, facts } = answer;
  const outgrown = approval && (otherPolicy(action, facts) ?? takesMore(approval, action, facts));
  if (decision.verdict === 'allow' && !outgrown) {
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
  const why = outgrown ?? 'What was shown is no longer all there is to know.';
  return {
    status: 'awaiting_approval',
    approvalId: await askAgain(tx, action, openFindings(action, answer), facts, why),
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

/**
 * Looks again at an action that waits for a person, with the answer not yet given: `pass` where the gate would now let it go without
 * anyone, `asked_again` where another policy is in force than the one it was shown under, else `stands`.
 */
export async function reconsiderQuestion(tx: Tx, action: Action): Promise<'pass' | 'asked_again' | 'stands'> {
  const answer = await askGate(tx, action, { exists: true, live: null, restore: null, approval: null });
  const { decision, facts } = answer;
  if (decision.verdict === 'allow') return 'pass';
  const why = otherPolicy(action, facts);
  if (decision.verdict === 'deny' || why === null) return 'stands';
  await recordDecision(tx, action, 'approval', 'awaiting_approval', answer);
  await askAgain(tx, action, decision.findings, facts, why);
  return 'asked_again';
}
