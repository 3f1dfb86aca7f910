import { planSchema } from '@/lib/core/runs/plan';
import { isRunOpen } from '@/lib/core/runs/run-status';
import { toJson } from '@/lib/db/json';
import type { Tx } from '@/lib/db/tx';
import { cancelRunIn } from './cancel-run';
import type { NewRun } from './new-run';

/**
 * Ends the open runs of plays that give way to a run that was just planned: what of them was not begun is not done, and their outcome says
 * which play went first. The caller sends the events.
 */
export async function giveWay(
  tx: Tx,
  workspaceId: string,
  { id, play, plan, started }: NewRun,
): Promise<void> {
  if (!started || !play || plan.goesBefore.length === 0) return;
  const { title } = await tx.play.findUniqueOrThrow({ where: { id: play.id }, select: { title: true } });
  for (const { runId, why } of plan.goesBefore) {
    const run = await tx.run.findUnique({
      where: { id_workspaceId: { id: runId, workspaceId } },
      select: { status: true, plan: true },
    });
    if (!run || !isRunOpen(run.status)) continue;
    await cancelRunIn(tx, {
      workspaceId,
      actor: { type: 'system', id: 'orchestrator' },
      runId,
      reason: `It gives way to the play “${title}”, which ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
    });
    const theirs = planSchema.parse(run.plan);
    await tx.run.update({
      where: { id: runId },
      data: { plan: toJson({ ...theirs, yieldsTo: { playId: play.id, runId: id, why } }) },
      select: { id: true },
    });
  }
}
