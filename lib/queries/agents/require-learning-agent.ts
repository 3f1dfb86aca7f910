import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/** The one kind of agent that reasons with a learnt score. */
export const learningKind = 'lead-router';

/** Throws `not_found` for an unknown or foreign agent, `conflict` for one that learns nothing. */
export async function requireLearningAgent(workspaceId: string, agentId: string): Promise<void> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { kind: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  if (agent.kind !== learningKind) throw new AppError('conflict', { detail: 'This agent learns no score.' });
}
