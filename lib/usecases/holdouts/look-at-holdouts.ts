import { autonomyLevels, isFreer } from '@/lib/core/autonomy/level';
import { DAYS_ON_TRUST } from '@/lib/core/holdouts/evidence';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { loseAutonomyByEvidence } from '@/lib/gateway';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { evaluateNow } from '@/lib/queries/holdouts/present-holdouts';
import { sayStanding } from '@/lib/queries/holdouts/read-agent-evidence';
import { standingEvidence } from '@/lib/queries/holdouts/standing-evidence';
import { effectOf, keepMeasured } from './keep-measured';
import { stopIn } from './stop-holdout';

const DAY_MS = 86_400_000;
const actor = { type: 'system', id: 'holdouts' } as const;
const freerThanAsk = autonomyLevels.filter((level) => isFreer(level, 'ask'));

export type HoldoutRef = { workspaceId: string; holdoutId: string };

/** The holdouts that may show something else by now: those that run, and those with units whose days are not over. */
export async function findHoldoutsToLookAt(): Promise<HoldoutRef[]> {
  const rows = await db().$queryRaw<HoldoutRef[]>`
    select workspace_id as "workspaceId", id as "holdoutId" from holdouts
    where status = 'running' or looked_at is null or looked_at <= stopped_at + make_interval(days => outcome_within_days + 1)
    order by workspace_id, id`;
  return rows;
}

/** Ends a holdout whose time is over, and keeps what it shows at this moment; where that is something else, the record says so. */
export async function lookAtHoldout({ workspaceId, holdoutId }: HoldoutRef): Promise<{ evidence: string }> {
  const holdout = await db().holdout.findUniqueOrThrow({
    where: { id_workspaceId: { id: holdoutId, workspaceId } },
    include: { workspace: { select: { timeZone: true } } },
  });
  const { workspace, ...row } = holdout;
  const { result } = await evaluateNow(row, workspace.timeZone);
  const { evidence, net, arms, sampleRatio } = result;
  const effect = effectOf(row, result);
  await inTransaction(async (tx) => {
    if (row.status === 'running' && row.endsAt && row.endsAt <= now())
      await stopIn(tx, { workspaceId, actor, holdoutId, reason: null });
    await tx.holdout.update({
      where: { id: holdoutId },
      data: { evidence, lookedAt: now(), effect: effect ? toJson(effect) : Prisma.DbNull },
      select: { id: true },
    });
    await keepMeasured(tx, row);
    if (evidence === row.evidence) return;
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'holdout', id: holdoutId },
      verb: 'holdouts.evidence_changed',
      detail: {
        from: row.evidence,
        to: evidence,
        units: arms.agent.judged + arms.business_as_usual.judged + arms.shadow.judged,
        net,
        sampleRatioP: sampleRatio.p,
      },
    });
  });
  return { evidence };
}

export type AgentRef = { workspaceId: string; agentId: string };

/** The agents that may act by themselves somewhere. */
export async function findAgentsOnTheirOwn(): Promise<AgentRef[]> {
  const agents = await db().agent.findMany({
    where: {
      OR: [{ autonomyLevel: { in: freerThanAsk } }, { autonomy: { some: { level: { in: freerThanAsk } } } }],
    },
    orderBy: { id: 'asc' },
    select: { id: true, workspaceId: true },
  });
  return agents.map(({ id, workspaceId }) => ({ workspaceId, agentId: id }));
}

/**
 * Lowers an agent that a holdout shows to cost more than it brings, everywhere; and one that no holdout has shown anything of, where it was
 * trusted for so long. @returns whether it fell.
 */
export async function holdAgentToEvidence({ workspaceId, agentId }: AgentRef): Promise<{ fell: boolean }> {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { id: true, timeZone: true, currency: true },
  });
  const standing = await standingEvidence(workspace, agentId);
  const { evidence } = standing;
  if (evidence !== 'negative' && evidence !== 'none') return { fell: false };
  const fell = await inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    return loseAutonomyByEvidence(tx, {
      workspaceId,
      agentId,
      why: sayStanding(standing, workspace.currency),
      trustedSince: evidence === 'none' ? new Date(now().getTime() - DAYS_ON_TRUST * DAY_MS) : null,
    });
  });
  return { fell };
}
