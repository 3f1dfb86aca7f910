import { unsettledStatuses } from '@/lib/core/actions/status';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
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
export async function finishRun(workspaceId: string, runId: string, outcome: string): Promise<void> {
  await inTransaction((tx) => close(tx, workspaceId, runId, 'completed', outcome));
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

async function close(
  tx: Tx,
  workspaceId: string,
  runId: string,
  status: 'completed' | 'failed',
  outcome: string,
): Promise<void> {
  const { count } = await tx.run.updateMany({
    where: { id: runId, workspaceId, status: { in: [...openRunStatuses] } },
    data: { status, outcome, finishedAt: now() },
  });
  if (count === 0) return;
  await appendAuditEntry(tx, {
    workspaceId,
    actor: { type: 'system', id: 'orchestrator' },
    verb: 'runs.finished',
    subject: { type: 'run', id: runId },
    runId,
    detail: { status, outcome },
  });
}
