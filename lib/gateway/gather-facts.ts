import { permissionsOf } from '@/lib/core/access/permissions';
import { type ActionKind, describeAction, type OutsideState } from '@/lib/core/actions/catalogue';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import { policyBodySchema } from '@/lib/core/gate/policy-body';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay, localTime } from '@/lib/platform/zone';
import { budgetFacts, lockBudgetWindows } from './budget-windows';
import { dailySpendOf } from './daily-spend';

export type Subject = {
  workspaceId: string;
  /** Null while the action is being submitted. */
  actionId: string | null;
  kind: ActionKind;
  payload: unknown;
  requester: { type: 'agent'; id: string; version: string } | { type: 'person'; id: string };
  runId: string | null;
  /** Set for taking back: the state that would be restored. */
  restore: OutsideState | null;
  /** The target as just read from outside; null before the first read. */
  live: OutsideState | null;
  approval: Facts['approval'];
};

async function requesterFacts(tx: Tx, subject: Subject): Promise<Facts['requester']> {
  const { requester, workspaceId } = subject;
  if (requester.type === 'person') {
    const membership = await tx.membership.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: requester.id } },
    });
    const mayAct =
      membership !== null &&
      membership.disabledAt === null &&
      permissionsOf(membership.roles).has('actions.undo');
    return { type: 'person', id: requester.id, mayAct, permission: 'actions.undo' };
  }
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: requester.id, workspaceId } },
  });
  const scope = await tx.scope.findFirst({ where: { agentId: agent.id, status: 'active' } });
  const pause = await tx.pause.findFirst({
    where: { workspaceId, subject: 'agent', subjectId: agent.id, liftedAt: null },
  });
  const reviewedDecisions = await tx.approval.count({
    where: {
      workspaceId,
      status: { in: ['granted', 'rejected'] },
      action: { requesterId: agent.id, agentVersion: requester.version },
    },
  });
  return {
    type: 'agent',
    id: agent.id,
    version: requester.version,
    autonomyLevel: agent.autonomyLevel,
    paused: pause !== null,
    pauseReason: pause?.reason ?? null,
    reviewedDecisions,
    scope: scope
      ? { id: scope.id, version: scope.version, body: scopeBodySchema.parse(scope.body) }
      : { unknown: 'The agent has no scope in force.' },
  };
}

async function targetFacts(
  tx: Tx,
  subject: Subject,
  windowDays: number,
  timeZone: string,
): Promise<Facts['target']> {
  const { workspaceId } = subject;
  const { target } = describeAction(subject.kind, subject.payload);
  if (target.type === 'contact') {
    const contact = await tx.contact.findUnique({
      where: { id_workspaceId: { id: target.id, workspaceId } },
      include: { account: true },
    });
    if (!contact) return { unknown: 'The contact does not exist in this workspace.' };
    const run = subject.runId
      ? await tx.run.findUnique({
          where: { id: subject.runId },
          include: { signal: { select: { quality: true } } },
        })
      : null;
    return {
      type: 'contact',
      id: contact.id,
      accountTier: contact.account?.tier ?? null,
      signalQuality: run?.signal.quality ?? null,
    };
  }
  const campaign = await tx.campaign.findUnique({
    where: { id_workspaceId: { id: target.id, workspaceId } },
  });
  if (!campaign) return { unknown: 'The campaign does not exist in this workspace.' };
  const today = dateOfDay(localDay(now(), timeZone));
  const since = new Date(today.getTime() - windowDays * 86_400_000);
  const totals = await tx.campaignDay.aggregate({
    where: { campaignId: campaign.id, day: { gte: since } },
    _sum: { spendMicros: true, revenueMicros: true },
  });
  const mirror = {
    status: campaign.status,
    dailyBudgetMicros: campaign.dailyBudgetMicros.toString(),
    bidMicros: campaign.bidMicros.toString(),
  };
  return {
    type: 'campaign',
    id: campaign.id,
    state: subject.live ?? mirror,
    spendMicros: (totals._sum.spendMicros ?? 0n).toString(),
    revenueMicros: (totals._sum.revenueMicros ?? 0n).toString(),
    windowDays,
  };
}

/** Everything the gate may know, read once in the deciding transaction. What can't be found is said to be unknown, and denies. */
export async function gatherFacts(tx: Tx, subject: Subject): Promise<Facts> {
  const { workspaceId } = subject;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const stop = await tx.pause.findFirst({ where: { workspaceId, subject: 'workspace', liftedAt: null } });
  const policyRow = await tx.policy.findFirst({ where: { workspaceId, active: true } });
  const policy: Facts['policy'] = policyRow
    ? { id: policyRow.id, version: policyRow.version, body: policyBodySchema.parse(policyRow.body) }
    : { unknown: 'The workspace has no policy in force.' };
  const requester = await requesterFacts(tx, subject);
  const zone =
    requester.type === 'agent' && !isUnknown(requester.scope)
      ? requester.scope.body.hours.timeZone
      : workspace.timeZone;
  const target = await targetFacts(
    tx,
    subject,
    isUnknown(policy) ? 7 : policy.body.roasWindowDays,
    workspace.timeZone,
  );
  const described = describeAction(subject.kind, subject.payload);
  const state = !isUnknown(target) && target.type === 'campaign' ? target.state : null;
  const added = subject.restore
    ? dailySpendOf({ ...state, ...subject.restore }) - dailySpendOf(state)
    : described.addedDailySpend(state);
  const covered = {
    workspaceId,
    channel: described.entry.channel,
    campaignId: described.target.type === 'campaign' ? described.target.id : null,
    agentId: requester.type === 'agent' ? requester.id : null,
  };
  const windows = added > 0n ? await lockBudgetWindows(tx, covered, workspace.timeZone) : [];
  return {
    workspace: {
      timeZone: workspace.timeZone,
      currency: workspace.currency,
      stopped: stop !== null,
      stopReason: stop?.reason ?? null,
    },
    requester,
    policy,
    localTime: localTime(now(), zone),
    target,
    budgets: await budgetFacts(tx, windows, added, subject.actionId, workspace.timeZone),
    approval: subject.approval,
  };
}
