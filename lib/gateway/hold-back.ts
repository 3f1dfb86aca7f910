import type { Decision } from '@/lib/core/gate/finding';
import { pauseRuleId } from '@/lib/core/gate/rules/pause-active';
import type { Action, DecisionStage } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { gatewayActor } from './actors';
import { type Answer, askGate, moveAction, recordDecision } from './decide-action';
import { letGo } from './hold';
import { approvalFact, currentApproval, lockAction } from './lock-action';

/** Whether the only thing in the way is a stop: then the action is held, not refused. */
export function onlyStopped({ findings }: Decision): boolean {
  const denying = findings.filter(({ verdict }) => verdict === 'deny');
  return denying.length > 0 && denying.every(({ rule }) => rule === pauseRuleId);
}

/** Whether a stop keeps what is proposed under it instead of refusing it. */
export const isQuarantined = ({ findings }: Decision): boolean =>
  findings.some(({ rule, numbers }) => rule === pauseRuleId && numbers.mode === 'quarantine');

/** Holds an action until what stops it is lifted: it keeps neither money nor people from others meanwhile. */
export async function holdBack(tx: Tx, action: Action, stage: DecisionStage, answer: Answer): Promise<void> {
  await recordDecision(tx, action, stage, 'held', answer);
  await letGo(tx, action, 'release');
  if (action.status === 'held') return;
  await moveAction(tx, action, 'held');
  await tellHeld(tx, action, answer.decision);
}

/** What the record says of it. */
export async function tellHeld(tx: Tx, action: Action, { findings }: Decision): Promise<void> {
  await appendAuditEntry(tx, {
    workspaceId: action.workspaceId,
    actor: gatewayActor,
    verb: 'actions.held',
    subject: { type: 'action', id: action.id },
    runId: action.runId,
    actionId: action.id,
    detail: { why: findings.find(({ verdict }) => verdict === 'deny')?.message ?? 'Stopped.' },
  });
}

/** Holds a cleared action that a stop covers, before anything tries to carry it out. @returns whether it is held now. */
export function holdAction({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    if (action.status !== 'cleared') return action.status === 'held';
    const approval = await approvalFact(tx, await currentApproval(tx, action), action);
    const answer = await askGate(tx, action, { exists: true, live: null, restore: null, approval });
    if (!onlyStopped(answer.decision)) return false;
    await holdBack(tx, action, 'claim', answer);
    return true;
  });
}
