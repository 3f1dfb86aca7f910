import type { HoldoutResult } from '@/lib/core/holdouts/evaluate-holdout';
import { speakingHoldout } from '@/lib/core/holdouts/evidence';
import { holdoutArms } from '@/lib/core/holdouts/holdout';
import {
  type MeasuredEffect,
  type MeasuredOfVersion,
  measuredEffectSchema,
} from '@/lib/core/holdouts/measured-uplift';
import { type Holdout, Prisma } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { MOST_LOOKED_AT } from '@/lib/queries/holdouts/standing-evidence';

/** What a holdout has measured at this moment; null where that can't be told. */
export function effectOf(
  { id, unit }: Holdout,
  { relative, arms }: Pick<HoldoutResult, 'relative' | 'arms'>,
): MeasuredEffect | null {
  if (relative === null) return null;
  return {
    holdoutId: id,
    unit,
    units: holdoutArms.reduce((sum, arm) => sum + arms[arm].judged, 0),
    relative: relative.estimate,
    standardError: relative.standardError,
    low: relative.low,
    high: relative.high,
  };
}

/**
 * Keeps with the play or agent what the holdout that speaks for it has measured, for the plans to come: of its version as it is now, so of
 * holdouts that began with it or since.
 */
export async function keepMeasured(tx: Tx, { workspaceId, playId, agentId }: Holdout): Promise<void> {
  const current = await currentVersion(tx, { playId, agentId });
  if (!current) return;
  const holdouts = await tx.holdout.findMany({
    where: { workspaceId, playId, agentId, startedAt: { gte: current.since } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LOOKED_AT,
    select: { evidence: true, status: true, effect: true },
  });
  const speaking = speakingHoldout(
    holdouts.map(({ evidence, status, effect }) => ({ evidence, isRunning: status === 'running', effect })),
  );
  const effect = measuredEffectSchema.nullable().parse(speaking?.effect ?? null);
  const kept: MeasuredOfVersion | null = effect && { version: current.version, effect };
  const data = { measuredEffect: kept ? toJson(kept) : Prisma.DbNull };
  if (playId !== null) await tx.play.updateMany({ where: { id: playId, workspaceId }, data });
  if (agentId !== null) await tx.agent.updateMany({ where: { id: agentId, workspaceId }, data });
}

async function currentVersion(
  tx: Tx,
  { playId, agentId }: Pick<Holdout, 'playId' | 'agentId'>,
): Promise<{ version: string; since: Date } | null> {
  if (playId !== null) {
    const newest = await tx.playVersion.findFirst({ where: { playId }, orderBy: { version: 'desc' } });
    return newest && { version: String(newest.version), since: newest.createdAt };
  }
  const agent = await tx.agent.findUnique({ where: { id: agentId ?? '' } });
  return agent && { version: agent.version, since: agent.versionSince };
}
