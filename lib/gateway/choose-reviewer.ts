import { permissionsOf } from '@/lib/core/access/permissions';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Finding } from '@/lib/core/gate/finding';
import { escalationPath } from '@/lib/core/oversight/escalation';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

export type Reviewer = { reviewerId: string; nextInLineId: string | null; deadlineMinutes: number };

/**
 * Who is asked: the named person of the escalation path that the findings lead to; without one, the owner of the agent; for what a
 * person asks, somebody else who decides approvals. Whoever asks is never who answers.
 */
export async function chooseReviewer(
  tx: Tx,
  action: Pick<Action, 'workspaceId' | 'requesterType' | 'requesterId'>,
  findings: readonly Finding[],
  facts: Facts,
): Promise<Reviewer> {
  const chosen = await nameReviewer(tx, action, findings, facts);
  const reviewerId = await presentFor(tx, action, chosen.reviewerId);
  const next = chosen.nextInLineId && (await presentFor(tx, action, chosen.nextInLineId));
  // Nobody is next in line after themselves.
  return { ...chosen, reviewerId, nextInLineId: next === reviewerId ? null : next };
}

/** Who stands in for somebody who has handed their approvals over for an absence; themselves where nobody does. */
export async function presentFor(
  tx: Tx,
  { workspaceId, requesterId }: Pick<Action, 'workspaceId' | 'requesterId'>,
  personId: string,
): Promise<string> {
  const at = now();
  const delegation = await tx.delegation.findFirst({
    where: { workspaceId, fromId: personId, endedAt: null, startsAt: { lte: at }, endsAt: { gt: at } },
    orderBy: { createdAt: 'desc' },
    select: { toId: true },
  });
  if (!delegation || delegation.toId === requesterId) return personId;
  const able = await deciders(tx, workspaceId, requesterId);
  return able.includes(delegation.toId) ? delegation.toId : personId;
}

async function nameReviewer(
  tx: Tx,
  action: Pick<Action, 'workspaceId' | 'requesterType' | 'requesterId'>,
  findings: readonly Finding[],
  facts: Facts,
): Promise<Reviewer> {
  const policy = isUnknown(facts.policy) ? null : facts.policy.body;
  const deadlineMinutes = policy?.approvalDeadlineMinutes ?? 60;
  const asking = findings.filter(({ verdict }) => verdict === 'escalate').map(({ rule }) => rule);
  const path = policy && escalationPath(policy.escalation, asking);
  const able = await deciders(tx, action.workspaceId, action.requesterId);
  // Regulated content can only be signed off by who is named for it.
  const signers = findings
    .filter(({ rule, verdict }) => rule === 'brand.regulated-topic' && verdict === 'escalate')
    .flatMap(({ numbers }) => String(numbers.signOffBy ?? '').split(','));
  const [signer, nextSigner = null] = [...new Set(signers)].filter((id) => able.includes(id));
  if (signer) return { reviewerId: signer, nextInLineId: nextSigner, deadlineMinutes };
  if (path && (able.includes(path.reviewerId) || (path.deputyId && able.includes(path.deputyId)))) {
    const [reviewerId, nextInLineId = null] = [path.reviewerId, path.deputyId].filter(
      (id): id is string => id !== null && able.includes(id),
    );
    if (reviewerId) return { reviewerId, nextInLineId, deadlineMinutes: path.deadlineMinutes };
  }
  if (action.requesterType === 'agent') {
    const agent = await tx.agent.findUniqueOrThrow({ where: { id: action.requesterId } });
    return { reviewerId: agent.ownerId, nextInLineId: agent.deputyId, deadlineMinutes };
  }
  const [reviewerId = action.requesterId, nextInLineId = null] = able;
  return { reviewerId, nextInLineId, deadlineMinutes };
}

/** Members who can sign in and decide approvals, but for the one who asks; those who joined first come first. */
async function deciders(tx: Tx, workspaceId: string, requesterId: string): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { workspaceId, disabledAt: null, userId: { not: requesterId } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true, roles: true },
  });
  return members
    .filter(({ roles }) => permissionsOf(roles).has('approvals.decide'))
    .map(({ userId }) => userId);
}
