import { isRunOpen, openRunStatuses } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Run } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { keepMet } from '../holdouts/draw-arms';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { peopleOfRun, planAccountRun } from './account/plan-account-run';
import { cancelOpenActions } from './cancel-open-actions';
import type { RunRequest } from './cancel-run';
import type { PlayOfRun } from './goal-of-play';
import { lockRun } from './lock-run';
import { type NewRun, newRunEntry, newRunRow } from './new-run';
import { planNewRun } from './plan-runs';
import { lookAround } from './plan-signal';
import { loadSignalOfRun, type PlannableSignal } from './plannable-signals';
import { loadPlayOfRun } from './play-of-run';

/** Two runs of one signal at the same time would propose the same thing twice. */
export async function assertNoOpenRun(tx: Tx, run: Run): Promise<void> {
  if (isRunOpen(run.status))
    throw new AppError('conflict', {
      detail: 'This run is not over yet.',
      remedy: 'Wait for its end, or cancel it first.',
    });
  const open = await tx.run.findFirst({
    where: {
      workspaceId: run.workspaceId,
      signalId: run.signalId,
      status: { in: [...openRunStatuses] },
    },
    select: { id: true },
  });
  if (open)
    throw new AppError('conflict', {
      detail: 'Another run of the same signal is not over yet.',
      remedy: 'Wait for its end, or cancel it first.',
    });
}

/** The plan as of now: over the account where the run was over one. */
async function planAgain(runId: string, signal: PlannableSignal, play: PlayOfRun | null): Promise<NewRun> {
  const { workspaceId } = signal;
  const { subjectType, subjectId } = await db().run.findUniqueOrThrow({
    where: { id_workspaceId: { id: runId, workspaceId } },
    select: { subjectType: true, subjectId: true },
  });
  if (subjectType !== 'account' || !play)
    return planNewRun(signal, await lookAround(workspaceId, [signal]), play);
  const people = await peopleOfRun(workspaceId, runId, play);
  return (await planAccountRun({ play, accountId: subjectId, signal, people })).run;
}

/**
 * Has a run that is over done again from the start: a new run of the same signal, planned on what is known now, its proposals
 * before the gate like all others. What the old run still had open is cancelled; what it did stays done.
 * @throws AppError `not_found`; `conflict` while a run of the signal is open or an action of this one is under way.
 */
export async function rerunRun({
  workspaceId,
  actor,
  runId,
  reason,
}: RunRequest): Promise<{ runId: string; started: boolean }> {
  const [signal, play] = await Promise.all([
    loadSignalOfRun(workspaceId, runId),
    loadPlayOfRun(workspaceId, runId),
  ]);
  if (!signal) throw new AppError('not_found', { detail: 'There is no such run.' });
  const planned = await planAgain(runId, signal, play);
  await inTransaction(async (tx) => {
    const run = await lockRun(tx, workspaceId, runId);
    if (run.subjectType === 'account')
      throw new AppError('conflict', {
        detail: 'A run about a company begins with a surge that a play answers.',
        remedy: 'Have the run of one of its people done over, or wait for the next surge.',
      });
    await assertNoOpenRun(tx, run);
    const { cancelled, inFlight } = await cancelOpenActions(tx, run, { actor, why: 'The run is done over.' });
    if (inFlight.length > 0)
      throw new AppError('conflict', {
        detail: 'An action of this run is still under way at its platform.',
        remedy: 'Wait until it is known what became of it.',
      });
    await tx.run.create({ data: { ...newRunRow(planned), rerunOfId: runId }, select: { id: true } });
    await keepMet(tx, workspaceId, planned.drawn);
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'runs.rerun',
      subject: { type: 'run', id: runId },
      runId,
      person: run.subjectType === 'contact' ? run.subjectId : null,
      detail: { reason, newRunId: planned.id, cancelledActionIds: cancelled },
    });
    await appendAuditEntry(tx, newRunEntry(planned));
    if (planned.started)
      await enqueueEvent(tx, {
        workspaceId,
        name: 'run/planned',
        data: { workspaceId, runId: planned.id },
      });
  });
  await sendOutboxEvents();
  return { runId: planned.id, started: planned.started };
}
