import type { z } from 'zod';
import type { holdoutsSchema } from '@/lib/contracts/holdouts';
import { db } from '@/lib/db/client';
import { type HoldoutWorkspace, presentHoldouts } from './present-holdouts';

const MOST_SHOWN = 50;

/** The holdouts of a workspace, or of one play or agent, those that run first, the newest before. */
export async function listHoldouts(
  workspace: HoldoutWorkspace,
  of: string | undefined,
): Promise<z.input<typeof holdoutsSchema>> {
  const holdouts = await db().holdout.findMany({
    where: {
      workspaceId: workspace.id,
      ...(of === undefined ? {} : { OR: [{ playId: of }, { agentId: of }] }),
    },
    orderBy: [{ status: 'asc' }, { startedAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  return { rows: await presentHoldouts(workspace, holdouts) };
}
