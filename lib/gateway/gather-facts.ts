import { describeAction } from '@/lib/core/actions/catalogue';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localTime } from '@/lib/platform/zone';
import { budgetFacts, lockBudgetWindows } from './budget-windows';
import { claimFacts } from './claim-facts';
import { contentFacts } from './content-facts';
import { dailySpendOf } from './daily-spend';
import { readGround } from './ground-facts';
import { limitFacts } from './limit-facts';
import { lockDayAndPeople } from './lock-day-and-people';
import { pauseFacts } from './pause-facts';
import { peopleFacts } from './people-facts';
import { agentRecord, personFacts } from './requester-facts';
import { scopeAdditionFacts } from './scope-addition-facts';
import { readNamedSequence, sequenceFacts } from './sequence-facts';
import type { Subject } from './subject';
import { targetFacts } from './target-facts';

async function handoffFacts(tx: Tx, { workspaceId, handoffId }: Subject): Promise<Facts['handoff']> {
  if (handoffId === null) return null;
  const { id, fromAgentId, toAgentId } = await tx.handoff.findUniqueOrThrow({
    where: { id_workspaceId: { id: handoffId, workspaceId } },
  });
  const first = await tx.handoff.findFirstOrThrow({
    where: { workspaceId, fromAgentId, toAgentId },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  });
  return { id, fromAgentId, pairSince: first.createdAt.toISOString() };
}

/**
 * Everything the gate may know, read once in the deciding transaction. What can't be found is said to be unknown, and denies.
 * Locks are taken in one order for all: the agent's day, the people, the budgets. What they guard is read after them.
 */
export async function gatherFacts(tx: Tx, subject: Subject): Promise<Facts> {
  const { workspaceId } = subject;
  const { workspace, policy, agent, wasWidened, play } = await readGround(tx, subject);
  await lockDayAndPeople(tx, subject, agent);
  const windowDays = isUnknown(policy) ? 7 : policy.body.roasWindowDays;
  const target = await targetFacts(tx, subject, windowDays, workspace.timeZone);
  const segment = segmentOfTarget(target);
  const requester = agent
    ? await agentRecord(tx, agent, { ...subject, segment, timeZone: workspace.timeZone })
    : await personFacts(tx, subject);
  const zone =
    requester.type === 'agent' && !isUnknown(requester.scope)
      ? requester.scope.body.hours.timeZone
      : workspace.timeZone;
  const limits = await limitFacts(tx, subject);
  const contacts = await peopleFacts(tx, subject, workspace.timeZone);
  const described = describeAction(subject.kind, subject.payload);
  const campaign = !isUnknown(target) && target.type === 'campaign' ? target : null;
  const added = subject.restore
    ? dailySpendOf({ ...campaign?.state, ...subject.restore }) - dailySpendOf(campaign?.state ?? null)
    : described.addedDailySpend(campaign?.state ?? null);
  const covered = {
    workspaceId,
    channel: described.entry.channel,
    campaignId: campaign?.id ?? null,
    adAccount: campaign?.adAccount ?? null,
    agentId: requester.type === 'agent' ? requester.id : null,
  };
  const windows =
    added > 0n ? await lockBudgetWindows(tx, covered, workspace.timeZone, subject.actionId) : [];
  const named = await readNamedSequence(tx, subject);
  const claims = await claimFacts(tx, subject, workspace.timeZone);
  const facts: Facts = {
    workspace,
    pauses: await pauseFacts(tx, subject, described),
    connectionId: subject.connectionId,
    requester,
    policy,
    localTime: localTime(now(), zone),
    target,
    budgets: await budgetFacts(tx, windows, added, subject.actionId),
    contacts,
    limits,
    content: contentFacts(subject, named, claims),
    claims,
    sequence: await sequenceFacts(tx, subject, named),
    handoff: await handoffFacts(tx, subject),
    play,
    approval: subject.approval,
  };
  return requester.type === 'agent' && wasWidened
    ? { ...facts, requester: { ...requester, additions: await scopeAdditionFacts(tx, subject, facts) } }
    : facts;
}

/** The account segment that trust is counted by; `none` where the target is no single person. */
export const segmentOfTarget = (target: Facts['target']) =>
  !isUnknown(target) && target.type === 'contact' ? target.segment : ('none' as const);
