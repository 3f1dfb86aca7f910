import { isLearningKind, type LearningKind } from '@/lib/core/learning/learnt-models';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/** The kind of an agent that learns. Throws `not_found` for an unknown or foreign agent, `conflict` for one that learns nothing. */
export async function requireLearningAgent(workspaceId: string, agentId: string): Promise<LearningKind> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { kind: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  if (!isLearningKind(agent.kind))
    throw new AppError('conflict', { detail: 'This agent learns nothing from outcomes.' });
  return agent.kind;
}
