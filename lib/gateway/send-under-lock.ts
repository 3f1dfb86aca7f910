import { type ActionKind, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import { findingsWorsened } from '@/lib/core/approvals/findings-worsened';
import { lawfulBasisOf } from '@/lib/core/contactability/lawful-basis';
import type { Facts } from '@/lib/core/gate/facts';
import { isUnknown } from '@/lib/core/gate/facts';
import { findingSchema } from '@/lib/core/gate/finding';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { approvalFact } from './claim-action';
import { askGate } from './decide-action';
import { lockAgainstStop } from './stop-lock';

export type Sent<T> = { sent: true; receipt: T } | { sent: false; why: string };

/**
 * Carries out a claimed action. What makes a person hear from us is decided once more, and sent, under the locks of the people
 * and of the stop: whoever takes back a consent, a scope, a policy, or stops everything waits until this message is out, and once
 * their word is committed none follows. All else is sent as claimed. What `send` throws comes through, and nothing is undone by it.
 */
export async function sendUnderLock<T>(
  action: Action,
  executionId: string,
  checkpoint: OutsideState,
  send: () => Promise<T>,
): Promise<Sent<T>> {
  const { reaches } = describeAction(action.kind as ActionKind, action.payload);
  if (reaches === null || action.compensatesId !== null) return { sent: true, receipt: await send() };
  return inTransaction(async (tx) => {
    await lockAgainstStop(tx, action.workspaceId);
    const { answer, shown } = await askOnceMore(tx, action, checkpoint);
    const { decision, facts, at } = answer;
    const [worse] = shown ? findingsWorsened(shown, decision.findings) : [];
    const objection = worse?.current ?? decision.findings.find(({ verdict }) => verdict !== 'allow');
    if (objection) return { sent: false, why: objection.message };
    await tx.execution.update({
      where: { id: executionId },
      data: { contactBasis: toJson(basesOf(action, facts, at)) },
      select: { id: true },
    });
    return { sent: true, receipt: await send() };
  });
}

/** The gate's last answer, and the findings that a person approved, where one did. */
async function askOnceMore(tx: Tx, action: Action, live: OutsideState) {
  const approval = await tx.approval.findUnique({
    where: { actionId_reviewCycle: { actionId: action.id, reviewCycle: action.reviewCycle } },
  });
  const granted = approvalFact(approval, action);
  const answer = await askGate(tx, action, { exists: true, live, restore: null, approval: granted });
  return { answer, shown: granted && approval ? findingSchema.array().parse(approval.findings) : null };
}

/** For each person: on what ground they are contacted, by which record, and when suppression was looked at. */
function basesOf(action: Action, facts: Facts, at: Date) {
  const { reaches } = describeAction(action.kind as ActionKind, action.payload);
  if (reaches === null || isUnknown(facts.contacts) || isUnknown(facts.policy)) return [];
  const rules = facts.policy.body.contact;
  return facts.contacts.map(({ contactId, facts: known }) => ({
    contactId,
    ...lawfulBasisOf(reaches, known, rules, at),
  }));
}
