import type { Actor } from '@/lib/core/access/actor';
import { isRunOpen } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { cancelOpenActions } from './cancel-open-actions';
import { lockRun } from './lock-run';
import { sealerOfSubject } from './sealer-of-subject';

/** A person's request about one run, with why: the reason goes into the record. */
export type RunRequest = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  runId: string;
  reason: string;
};

/**
 * Ends a run before its end: what was not claimed is cancelled, open questions are withdrawn, the workflow is told to stop. What
 * is under way at a platform finishes and keeps its own record. @returns the ids of both.
 * @throws AppError `not_found`, `conflict` when it is over already.
 */
export async function cancelRun({
  workspaceId,
  actor,
  runId,
  reason,
}: RunRequest): Promise<{ cancelledActionIds: string[]; inFlightActionIds: string[] }> {
  const result = await inTransaction((tx) => cancelRunIn(tx, { workspaceId, actor, runId, reason }));
  await sendOutboxEvents();
  return result;
}

/** The same in a transaction that writes more than this; the caller sends the events. */
export async function cancelRunIn(
  tx: Tx,
  { workspaceId, actor, runId, reason }: Omit<RunRequest, 'actor'> & { actor: Actor },
): Promise<{ cancelledActionIds: string[]; inFlightActionIds: string[] }> {
  const run = await lockRun(tx, workspaceId, runId);
  if (!isRunOpen(run.status))
    throw new AppError('conflict', {
      detail: `This run is over already: it is ${run.status.replaceAll('_', ' ')}.`,
      remedy: 'Reload to see what became of it.',
    });
  const { cancelled, inFlight } = await cancelOpenActions(tx, run, {
    actor,
    why: 'The run was cancelled.',
  });
  const at = now();
  await tx.run.update({
    where: { id: runId },
    data: {
      status: 'cancelled',
      outcome: (await sealerOfSubject(run)).text(`Cancelled: ${reason}`),
      finishedAt: at,
    },
  });
  await tx.runStep.updateMany({
    where: { runId, workspaceId, finishedAt: null },
    data: { status: 'cancelled', finishedAt: at },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'runs.cancelled',
    subject: { type: 'run', id: runId },
    runId,
    person: run.subjectType === 'contact' ? run.subjectId : null,
    detail: { reason, cancelledActionIds: cancelled, inFlightActionIds: inFlight },
  });
  await enqueueEvent(tx, { workspaceId, name: 'run/cancelled', data: { workspaceId, runId } });
  return { cancelledActionIds: cancelled, inFlightActionIds: inFlight };
}
