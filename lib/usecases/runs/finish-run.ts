import { unsettledStatuses } from '@/lib/core/actions/status';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import { auditEntryFor } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Marks that a run waits for a person, or goes on. */
export async function markRun(
  workspaceId: string,
  runId: string,
  status: 'running' | 'waiting',
): Promise<void> {
  await db().run.updateMany({
    where: { id: runId, workspaceId, status: { in: [...openRunStatuses] } },
    data: { status },
  });
}

/** Closes a run with its outcome in plain words; a run that is closed stays as it was. */
export async function finishRun(workspaceId: string, runId: string, outcome: string): Promise<void> {
  await close(db(), workspaceId, runId, 'completed', outcome);
}

/**
 * Closes a run whose workflow gave up, unless more becomes of one of its actions without it: then it stays open, and the sweeper takes
 * it up again, so that it ends with what really became of them.
 */
export async function failRun(workspaceId: string, runId: string, why: string): Promise<void> {
  await inTransaction(async (tx) => {
    // Of a completed run the step that closes it is itself under way; of this one nothing is.
    await tx.runStep.updateMany({
      where: { runId, workspaceId, finishedAt: null },
      data: { status: 'interrupted', finishedAt: now() },
    });
    const goesOn = await tx.action.findFirst({
      where: { runId, workspaceId, status: { in: [...unsettledStatuses] } },
      select: { id: true },
    });
    if (!goesOn) await close(tx, workspaceId, runId, 'failed', why);
  });
}

/** One statement: the run is closed and recorded, or neither. */
async function close(
  tx: Pick<Tx, '$executeRaw'>,
  workspaceId: string,
  runId: string,
  status: 'completed' | 'failed',
  outcome: string,
): Promise<void> {
  const entry = await auditEntryFor('closed', {
    workspaceId,
    actor: { type: 'system', id: 'orchestrator' },
    verb: 'runs.finished',
    subject: { type: 'run', id: runId },
    runId,
    detail: { status, outcome },
  });
  await tx.$executeRaw`
    WITH closed AS (
      UPDATE runs SET status = ${status}::run_status, outcome = ${outcome}, finished_at = ${now()}
      WHERE id = ${runId} AND workspace_id = ${workspaceId} AND status::text = ANY(${[...openRunStatuses]}) RETURNING id
    ) ${entry}`;
}
