import type { Envelope } from '@/lib/connectors/kit/connector';
import { type ActionKind, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { findingsWorsened } from '@/lib/core/approvals/findings-worsened';
import { findingSchema } from '@/lib/core/gate/finding';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { contactBases } from './contact-bases';
import { askGate, recordDecision } from './decide-action';
import { addresseeOf } from './envelope-of';
import { approvalFact, currentApproval } from './lock-action';
import { lockAgainstStop } from './stop-lock';

/** A platform has the time between the two to answer; connectors give up before that. */
const BEGIN_WITHIN_MS = 20_000;
const HELD_FOR_MS = 90_000;

export type Sent<T> =
  | { sent: true; receipt: T }
  | { sent: false; kind: 'too_late' | 'refused'; why: string }
  | { sent: false; closedAs: ActionStatus };

/**
 * Carries out a claimed action, once: under the lock of its row, and only while it is still claimed, so that a process that was away for
 * too long sends nothing that others have closed. What makes a person hear from us is decided once more, and sent, under the locks of the people
 * and of the stop: whoever takes back a consent, a scope, a policy, or stops everything waits until this message is out, and once
 * their word is committed none follows. What `send` throws comes through, and nothing is undone by it. It is told to whom it goes where
 * that is one person: the address that the blocks were asked about.
 */
export async function sendUnderLock<T>(
  action: Action,
  executionId: string,
  checkpoint: OutsideState,
  send: (to: Envelope['to'] | null) => Promise<T>,
): Promise<Sent<T>> {
  const { reaches, target } = describeAction(action.kind as ActionKind, action.payload);
  const reachesPeople = reaches !== null && action.compensatesId === null;
  const startedAt = now().getTime();
  // The locks end with the transaction, the message does not: what waited too long for them is not begun.
  const isLate = () => now().getTime() - startedAt > BEGIN_WITHIN_MS;
  return inTransaction(
    async (tx) => {
      if (reachesPeople) await lockAgainstStop(tx, action.workspaceId);
      const status = await lockClaimed(tx, action);
      if (status !== 'claimed') return { sent: false, closedAs: status };
      if (isLate()) return late;
      if (reaches === null || !reachesPeople) return { sent: true, receipt: await send(null) };
      const to =
        target.type === 'contact'
          ? await addresseeOf(tx, action.workspaceId, target.id, reaches.channel)
          : null;
      const { answer, shown } = await askOnceMore(tx, action, checkpoint);
      const { decision, facts, at } = answer;
      const [worse] = shown ? findingsWorsened(shown, decision.findings) : [];
      const objection = worse?.current ?? decision.findings.find(({ verdict }) => verdict !== 'allow');
      if (objection) {
        await recordDecision(tx, action, 'claim', 'failed', answer);
        return { sent: false, kind: 'refused', why: objection.message };
      }
      await tx.execution.update({
        where: { id: executionId },
        data: { contactBasis: toJson(contactBases(action, facts, at)) },
        select: { id: true },
      });
      return isLate() ? late : { sent: true, receipt: await send(to) };
    },
    { timeout: HELD_FOR_MS },
  );
}

const late = {
  sent: false,
  kind: 'too_late',
  why: 'It had to wait too long for others and was not sent.',
} as const;

/** Holds the action's row, so that nobody can find it unclear and close it while it is being sent. @returns its status. */
async function lockClaimed(tx: Tx, { id }: Action): Promise<ActionStatus> {
  const [row] = await tx.$queryRaw<
    { status: ActionStatus }[]
  >`SELECT status::text FROM actions WHERE id = ${id} FOR UPDATE`;
  if (!row) throw new Error(`There is no action ${id}.`);
  return row.status;
}

/** The gate's last answer, and the findings that a person approved, where one did. */
async function askOnceMore(tx: Tx, action: Action, live: OutsideState) {
  const approval = await currentApproval(tx, action);
  const granted = await approvalFact(tx, approval, action);
  const answer = await askGate(tx, action, { exists: true, live, restore: null, approval: granted });
  return { answer, shown: granted && approval ? findingSchema.array().parse(approval.findings) : null };
}
