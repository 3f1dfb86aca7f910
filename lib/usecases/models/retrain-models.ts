import { z } from 'zod';
import type { Actor } from '@/lib/core/access/actor';
import { isLearningKind, type LearningKind, learntModels } from '@/lib/core/learning/learnt-models';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { log } from '@/lib/platform/log';
import { requireLearningAgent } from '@/lib/queries/agents/require-learning-agent';
import { trainRoutingScore } from '../agents/train-routing-score';
import type { TrainResult } from './keep-version';
import { trainMessagePolicy } from './train-message-policy';

export type Retraining = { workspaceId: string; kind: LearningKind };

const trainers: Record<LearningKind, (asked: { workspaceId: string; actor: Actor }) => Promise<TrainResult>> =
  {
    'lead-router': trainRoutingScore,
    lifecycle: trainMessagePolicy,
  };

/** What is learnt anew: scores in use, of which a person asks for the first; and wherever the lifecycle agent has tried something. */
export async function findRetraining(): Promise<Retraining[]> {
  const scores = await db().scoringModel.findMany({
    where: { name: learntModels['lead-router'], active: true },
    select: { workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  const lifecycles = z
    .object({ workspaceId: z.string() })
    .array()
    .parse(
      await db().$queryRaw`
      SELECT a.workspace_id AS "workspaceId" FROM agents a
      WHERE a.kind = 'lifecycle' AND EXISTS (SELECT FROM exploration_draws d WHERE d.agent_id = a.id) ORDER BY 1`,
    );
  return [
    ...scores.map(({ workspaceId }) => ({ workspaceId, kind: 'lead-router' as const })),
    ...lifecycles.map(({ workspaceId }) => ({ workspaceId, kind: 'lifecycle' as const })),
  ];
}

/** Learns anew what an agent of the workspace reasons with. Null where there is too little to learn from. */
export async function retrainModel(
  { workspaceId, kind }: { workspaceId: string; kind: string },
  actorId: string | null,
): Promise<{ version: number; live: boolean } | null> {
  if (!isLearningKind(kind)) return null;
  try {
    const { version, live } = await trainers[kind]({
      workspaceId,
      actor: await askerOf(workspaceId, actorId),
    });
    return { version, live };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    log('info', 'there is too little to learn from', { workspaceId, kind });
    return null;
  }
}

/** The same for the agent that somebody asked about. */
export async function retrainAgent(
  workspaceId: string,
  agentId: string,
  actorId: string,
): Promise<{ version: number; live: boolean } | null> {
  const kind = await requireLearningAgent(workspaceId, agentId);
  return retrainModel({ workspaceId, kind }, actorId);
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
