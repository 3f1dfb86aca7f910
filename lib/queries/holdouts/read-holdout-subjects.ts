import type { HoldoutSubjects } from '@/lib/contracts/holdouts';
import { unitsOfAgent, unitsOfPlay } from '@/lib/core/holdouts/holdout';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';

const running = { where: { status: 'running' }, select: { id: true, name: true } } as const;

/** The plays and agents that a holdout can be of. */
export async function readHoldoutSubjects(workspace: {
  id: string;
  currency: string;
}): Promise<HoldoutSubjects> {
  const [agents, plays] = await Promise.all([
    db().agent.findMany({
      where: { workspaceId: workspace.id },
      orderBy: { name: 'asc' },
      include: { holdouts: running },
    }),
    db().play.findMany({
      where: { workspaceId: workspace.id, status: { not: 'archived' } },
      orderBy: { title: 'asc' },
      include: { holdouts: running },
    }),
  ]);
  const named = ([holdout]: readonly { id: string; name: string }[]) =>
    holdout ? { type: 'holdout', id: holdout.id, name: holdout.name, isSample: false } : null;
  return {
    currency: workspace.currency,
    subjects: [
      ...plays.map(({ id, title, holdouts }) => ({
        type: 'play' as const,
        id,
        name: title,
        units: [...unitsOfPlay],
        running: named(holdouts),
      })),
      ...agents.map(({ id, name, kind, holdouts }) => ({
        type: 'agent' as const,
        id,
        name,
        units: [...unitsOfAgent[agentKindSchema.parse(kind)]],
        running: named(holdouts),
      })),
    ].filter(({ units }) => units.length > 0),
  };
}
