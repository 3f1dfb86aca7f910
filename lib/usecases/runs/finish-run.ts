import { openRunStatuses } from '@/lib/core/runs/run-status';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Marks that a run waits for a person, or goes on. */
export async function markRun(
  workspaceId: string,
  runId: string,
  status: 'running' | 'waiting',
): Promise<void> {
  await inTransaction((tx) =>
    tx.run.updateMany({
      where: { id: runId, workspaceId, status: { in: [...openRunStatuses] } },
      data: { status },
    }),
  );
}

/** Closes a run with its outcome in plain words; a run that is closed stays as it was. */
export async function finishRun(
  workspaceId: string,
  runId: string,
  status: 'completed' | 'failed',
  outcome: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.run.updateMany({
      where: { id: runId, workspaceId, status: { in: [...openRunStatuses] } },
      data: { status, outcome, finishedAt: now() },
    });
    if (count === 0) return;
    // The step that closes a completed run is itself still under way here; of a failed one nothing is.
    if (status === 'failed')
      await tx.runStep.updateMany({
        where: { runId, workspaceId, finishedAt: null },
        data: { status: 'interrupted', finishedAt: now() },
      });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'orchestrator' },
      verb: 'runs.finished',
      subject: { type: 'run', id: runId },
      runId,
      detail: { status, outcome },
    });
  });
}
