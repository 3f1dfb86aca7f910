import { permissionsOf } from '@/lib/core/access/permissions';
import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Finding } from '@/lib/core/gate/finding';
import { type EscalationTopic, escalationPath } from '@/lib/core/oversight/escalation';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { executiveOf } from './executive-of';

type About = Pick<
  Action,
  'workspaceId' | 'requesterType' | 'requesterId' | 'kind' | 'targetType' | 'targetId'
>;
export type Reviewer = { reviewerId: string; nextInLineId: string | null; deadlineMinutes: number };

/**
 * Who is asked: the named person of the escalation path that the findings lead to; about outreach, unless it is about regulated content,
 * executives, reach or money, whoever looks after the account; without either, the owner of the agent, then its deputy; where neither may
 * decide, and for what a person asks, somebody else who decides approvals. Whoever asks is never who answers.
 */
export async function chooseReviewer(
  tx: Tx,
  action: About,
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
  action: About,
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
  const executive =
    catalogue[action.kind as ActionKind].reaches !== null && (!path || ownersConcern.includes(path.topic))
      ? await executiveOf(tx, action)
      : null;
  if (executive && able.includes(executive)) {
    const next = path?.reviewerId ?? (await ownerOf(tx, action));
    return {
      reviewerId: executive,
      nextInLineId: next && able.includes(next) ? next : null,
      deadlineMinutes: path?.deadlineMinutes ?? deadlineMinutes,
    };
  }
  if (path && (able.includes(path.reviewerId) || (path.deputyId && able.includes(path.deputyId)))) {
    const [reviewerId, nextInLineId = null] = [path.reviewerId, path.deputyId].filter(
      (id): id is string => id !== null && able.includes(id),
    );
    if (reviewerId) return { reviewerId, nextInLineId, deadlineMinutes: path.deadlineMinutes };
  }
  if (action.requesterType === 'agent') {
    const agent = await tx.agent.findUniqueOrThrow({ where: { id: action.requesterId } });
    // Whoever answers for the agent and may not decide (any more) is no dead end: others who may are asked.
    const named = [agent.ownerId, agent.deputyId].filter(
      (id): id is string => id !== null && able.includes(id),
    );
    const [reviewerId = agent.ownerId, nextInLineId = null] = named.length > 0 ? named : able;
    return { reviewerId, nextInLineId, deadlineMinutes };
  }
  const [reviewerId = action.requesterId, nextInLineId = null] = able;
  return { reviewerId, nextInLineId, deadlineMinutes };
}

/** What a question is about where whoever looks after the account knows best. */
const ownersConcern: readonly EscalationTopic[] = ['contact', 'any'];

/** The named owner of the agent that asks. */
const ownerOf = async (tx: Tx, { requesterType, requesterId }: About): Promise<string | null> =>
  requesterType === 'agent'
    ? (await tx.agent.findUniqueOrThrow({ where: { id: requesterId }, select: { ownerId: true } })).ownerId
    : null;

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
