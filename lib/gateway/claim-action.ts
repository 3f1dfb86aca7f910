import { type ActionKind, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { findingsWorsened } from '@/lib/core/approvals/findings-worsened';
import { findingSchema } from '@/lib/core/gate/finding';
import type { Action, Approval } from '@/lib/db/generated/client';
import { type AuditEntryInput, appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requesterOf } from './actors';
import { askAgain, takesMore } from './ask-person';
import { contactBases } from './contact-bases';
import { askGate, moveAction, openFindings, recordDecision, writeDecision } from './decide-action';
import { assertFreshCheckpoint } from './fresh-checkpoint';
import { hashAction } from './hash-action';
import { hold, letGo } from './hold';
import { holdBack, onlyStopped } from './hold-back';
import { approvalFact, lockToClaim } from './lock-action';
import { membersOf } from './members-of';
import { mirrorState } from './mirror-state';
import { otherPolicy } from './other-policy';
import { externalIdsOf } from './outside';
import { recordableState } from './recordable';
import { personOf, sealerOfAction, sealState } from './seal-action';

export type Claim =
  | {
      claimed: true;
      action: Action;
      executionId: string;
      /** What is about to be set at the platform. */
      intended: OutsideState;
      /** The entry in the record that says so. */
      intentId: string;
    }
  | { claimed: false; status: ActionStatus; approvalId: string | null };

/** What an approval without effect says of itself, where the gate asks for one all the same. */
const whyNoLonger = (approval: Approval | null): string =>
  approval?.status === 'granted'
    ? 'Somebody who approved it may no longer decide approvals.'
    : 'What was true when it was cleared no longer is.';

/** Whom the audience comes to now, where that is not whom the action named; null where nothing moved. */
async function audienceMoved(tx: Tx, action: Action): Promise<string[] | null> {
  if (action.targetType !== 'audience' || action.compensatesId !== null) return null;
  const { workspaceId, requesterType, requesterId, members } = action;
  const described = describeAction(action.kind as ActionKind, action.payload);
  const requester = {
    type: requesterType === 'agent' ? ('agent' as const) : ('person' as const),
    id: requesterId,
  };
  const found = await membersOf(tx, { workspaceId, requester, described, actionId: action.id });
  const same = found.length === members.length && found.every((id, i) => id === members[i]);
  return same ? null : found;
}

/**
 * Decides again on live facts and takes the action for one execution, all in one transaction: stop, scope, budget and approval
 * are read in it. An action that no longer is what was approved, or whose findings are new or worse, goes back to a person.
 * @param live the target as just read from outside: the checkpoint; `mark` taken just before that.
 * @throws AppError `unavailable` when another action came to the same object meanwhile: read it again.
 */
export function claimAction(
  workspaceId: string,
  actionId: string,
  live: OutsideState,
  restore: OutsideState | null,
  mark: string,
): Promise<Claim> {
  return inTransaction(async (tx) => {
    const { action, storedPayload, approval } = await lockToClaim(tx, workspaceId, actionId);
    const notClaimed = (status: ActionStatus, approvalId: string | null = approval?.id ?? null): Claim => ({
      claimed: false,
      status,
      approvalId,
    });
    if (action.status !== 'cleared' && action.status !== 'held') return notClaimed(action.status);

    const { canonical, hash } = hashAction({ ...action, payload: storedPayload });
    if (canonical !== action.canonical || hash !== action.hash)
      throw new Error(`Action ${actionId} is not what was proposed.`);

    await assertFreshCheckpoint(tx, action, mark);
    const held = action.status === 'held';
    const moved = await audienceMoved(tx, action);
    // What was changed at the platform since it was last read counts in every budget from here on.
    if (action.targetType === 'campaign' || action.targetType === 'page')
      await mirrorState(tx, workspaceId, { type: action.targetType, id: action.targetId }, live);
    const asked = moved ? { ...action, members: moved } : action;
    const answer = await askGate(tx, asked, {
      exists: true,
      live,
      restore,
      approval: await approvalFact(tx, approval, action),
    });
    const { decision, facts } = answer;
    const shown = approval?.status === 'granted' ? findingSchema.array().parse(approval.findings) : null;
    const worse = shown ? findingsWorsened(shown, decision.findings) : [];

    if (decision.verdict === 'deny') {
      if (onlyStopped(decision)) {
        await holdBack(tx, action, 'claim', answer);
        return notClaimed('held');
      }
      await recordDecision(tx, action, 'claim', 'denied', answer);
      await letGo(tx, action, 'release');
      await moveAction(tx, action, 'denied');
      return notClaimed('denied');
    }
    const outgrown =
      approval && shown ? (otherPolicy(action, facts) ?? takesMore(approval, asked, facts)) : null;
    if (decision.verdict === 'escalate' || worse.length > 0 || moved || outgrown) {
      await recordDecision(tx, action, 'claim', 'awaiting_approval', answer);
      await letGo(tx, action, 'release');
      await moveAction(tx, action, 'awaiting_approval');
      const why = moved
        ? `The audience came to ${action.members.length} people and comes to ${moved.length} now.`
        : worse[0]
          ? `Since the approval: ${worse[0].current.message}`
          : (outgrown ?? whyNoLonger(approval));
      return notClaimed(
        'awaiting_approval',
        await askAgain(tx, action, openFindings(asked, answer), facts, why, moved),
      );
    }
    const { decisionId, entry: decided } = await writeDecision(tx, action, 'claim', 'claimed', answer);
    await hold(tx, action, facts);
    if (held) await moveAction(tx, action, 'cleared');
    await moveAction(tx, { id: action.id, status: 'cleared' }, 'claimed');
    const intended =
      restore ??
      describeAction(action.kind as ActionKind, action.payload, await externalIdsOf(tx, action)).intended;
    const states = sealState(await sealerOfAction(action), { checkpoint: live, intended });
    const executionId = await beginExecution(tx, action, {
      decisionId,
      contactBasis: contactBases(action, facts, answer.at),
      ...states,
    });
    const claimed: AuditEntryInput<'actions.claimed'> = {
      workspaceId,
      actor: await requesterOf(tx, action),
      verb: 'actions.claimed',
      subject: { type: 'action', id: action.id },
      runId: action.runId,
      actionId: action.id,
      person: personOf(action),
      detail: {
        executionId,
        decisionId,
        hash: action.hash,
        approvalId: approval?.status === 'granted' ? approval.id : null,
        before: await recordableState(tx, action, live),
        intended: await recordableState(tx, action, intended),
      },
    };
    const [, intentId = ''] = await appendAuditEntries(tx, [decided, claimed as unknown as AuditEntryInput]);
    return { claimed: true, action: { ...action, status: 'claimed' }, executionId, intended, intentId };
  });
}

/** One execution for the life of an action: a further attempt goes on with the one that came to nothing. @returns its id. */
async function beginExecution(
  tx: Tx,
  { id: actionId, workspaceId }: Action,
  begun: { decisionId: string; contactBasis: unknown; checkpoint: OutsideState; intended: OutsideState },
): Promise<string> {
  const json = (value: unknown) => JSON.stringify(value);
  const [execution] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO executions AS e (id, workspace_id, action_id, decision_id, decision_verdict, contact_basis, status, checkpoint, intended, started_at)
    VALUES (${newId('exe')}, ${workspaceId}, ${actionId}, ${begun.decisionId}, 'allow', ${json(begun.contactBasis)}::jsonb, 'started',
      ${json(begun.checkpoint)}::jsonb, ${json(begun.intended)}::jsonb, ${now()})
    ON CONFLICT (action_id, workspace_id) DO UPDATE SET
      decision_id = excluded.decision_id, decision_verdict = excluded.decision_verdict, contact_basis = excluded.contact_basis,
      status = excluded.status, checkpoint = excluded.checkpoint, intended = excluded.intended, started_at = excluded.started_at,
      error = NULL, attempts = e.attempts + 1
      WHERE e.status = 'failed'
    RETURNING id`;
  if (!execution) throw new Error(`Action ${actionId} is being carried out already.`);
  return execution.id;
}
