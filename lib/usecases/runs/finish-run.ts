import type { RunStatus } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

const open: RunStatus[] = ['planned', 'running', 'waiting'];

/** Marks that a run waits for a person, or goes on. */
export async function markRun(
  workspaceId: string,
  runId: string,
  status: 'running' | 'waiting',
): Promise<void> {
  await inTransaction((tx) =>
    tx.run.updateMany({ where: { id: runId, workspaceId, status: { in: open } }, data: { status } }),
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
      where: { id: runId, workspaceId, status: { in: open } },
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
  });
}
