import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { log } from '@/lib/platform/log';
import { trainRoutingScore } from '../agents/train-routing-score';
import { modelName } from './put-in-use';

/** Workspaces with a score in use: the first one is asked for by a person. */
export async function findRetrainingWorkspaces(): Promise<string[]> {
  const rows = await db().scoringModel.findMany({
    where: { name: modelName, active: true },
    select: { workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  return rows.map(({ workspaceId }) => workspaceId);
}

/** Learns a workspace's routing score anew. Null where there is too little to learn from. */
export async function retrainModel(
  workspaceId: string,
  actorId: string | null,
): Promise<{ version: number; live: boolean } | null> {
  try {
    const { version, live } = await trainRoutingScore({
      workspaceId,
      actor: await askerOf(workspaceId, actorId),
    });
    return { version, live };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    log('info', 'there is too little to learn from', { workspaceId });
    return null;
  }
}

/** Whoever asked for it, or the program itself. */
async function askerOf(workspaceId: string, actorId: string | null): Promise<Actor> {
  const member =
    actorId === null
      ? null
      : await db().membership.findFirst({
          where: { workspaceId, userId: actorId },
          select: { userId: true, isSample: true },
        });
  return member
    ? { type: 'person', id: member.userId, isSample: member.isSample }
    : { type: 'system', id: 'learning' };
}
