import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import type { RunRequest } from './cancel-run';
import { lockRun } from './lock-run';
import { assertNoOpenRun } from './rerun-run';

/**
 * Takes a failed run up again at the step that failed: a new pass of the same run. The workflow goes through its steps from the
 * first; those that were done find their rows and do nothing twice.
 * @throws AppError `not_found`; `conflict` unless it failed and no other run of its signal is open.
 */
export async function retryRun({
  workspaceId,
  actor,
  runId,
  reason,
}: RunRequest): Promise<{ runId: string; pass: number }> {
  const result = await inTransaction(async (tx) => {
    const run = await lockRun(tx, workspaceId, runId);
    await assertNoOpenRun(tx, run);
    if (run.status !== 'failed')
      throw new AppError('conflict', {
        detail: 'Only a run that failed can be taken up again.',
        remedy: 'Have it done over from the start instead.',
      });
    const failed = await tx.runStep.findFirst({
      where: { runId, workspaceId, pass: run.pass, status: 'failed' },
      orderBy: { startedAt: 'desc' },
      select: { step: true },
    });
    const pass = run.pass + 1;
    await tx.run.update({
      where: { id: runId },
      data: { status: 'planned', pass, outcome: null, finishedAt: null },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'runs.retried',
      subject: { type: 'run', id: runId },
      runId,
      person: run.subjectType === 'contact' ? run.subjectId : null,
      detail: { reason, pass, fromStep: failed?.step ?? null },
    });
    await enqueueEvent(tx, { workspaceId, name: 'run/planned', data: { workspaceId, runId } });
    return { runId, pass };
  });
  await sendOutboxEvents();
  return result;
}
