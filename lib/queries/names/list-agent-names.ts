import { db } from '@/lib/db/client';

/** The agents of a workspace to choose from. */
export function listAgentNames(workspaceId: string): Promise<{ id: string; name: string }[]> {
  return db().agent.findMany({
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
