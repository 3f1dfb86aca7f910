import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

type Subject = { type: 'workspace' | 'agent'; id: string };
type Request = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' | 'api_key' }>;
  subject: Subject;
};

async function nextEpoch(tx: Tx, workspaceId: string): Promise<number> {
  await lockForStop(tx, workspaceId);
  const { pauseEpoch } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { pauseEpoch: { increment: 1 } },
    select: { pauseEpoch: true },
  });
  return pauseEpoch;
}

async function assertSubject(tx: Tx, workspaceId: string, subject: Subject): Promise<void> {
  if (subject.type === 'workspace') return;
  const agent = await tx.agent.findUnique({
    where: { id_workspaceId: { id: subject.id, workspaceId } },
    select: { id: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
}

/**
 * Stops the workspace or pauses one agent: once this has committed nothing of it that adds exposure is claimed. What was
 * cleared is held at its claim; what was in flight keeps its own record. Stopping what is stopped changes nothing.
 */
export function pauseSubject({
  workspaceId,
  actor,
  subject,
  reason,
}: Request & { reason: string }): Promise<{ pauseId: string; epoch: number }> {
  return inTransaction(async (tx) => {
    await assertSubject(tx, workspaceId, subject);
    const epoch = await nextEpoch(tx, workspaceId);
    const active = await tx.pause.findFirst({
      where: { workspaceId, subject: subject.type, subjectId: subject.id, liftedAt: null },
    });
    if (active) return { pauseId: active.id, epoch: active.epoch };
    const pauseId = newId('pau');
    await tx.pause.create({
      data: {
        id: pauseId,
        workspaceId,
        subject: subject.type,
        subjectId: subject.id,
        epoch,
        reason,
        pausedById: actor.id,
        pausedAt: now(),
      },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: subject.type === 'workspace' ? 'workspace.stopped' : 'agents.paused',
      subject: { type: subject.type, id: subject.id },
      detail: { pauseId, epoch, reason },
    });
    return { pauseId, epoch };
  });
}

/** Lifts it. Each action that was held is decided again on live facts before anything happens. */
export async function resumeSubject({
  workspaceId,
  actor,
  subject,
  reason,
}: Request & { reason?: string }): Promise<{ heldActions: number }> {
  const result = await inTransaction(async (tx) => {
    await assertSubject(tx, workspaceId, subject);
    const epoch = await nextEpoch(tx, workspaceId);
    const active = await tx.pause.findFirst({
      where: { workspaceId, subject: subject.type, subjectId: subject.id, liftedAt: null },
    });
    if (!active) return { heldActions: 0 };
    await tx.pause.update({ where: { id: active.id }, data: { liftedAt: now(), liftedById: actor.id } });
    const held = await tx.action.findMany({
      where: {
        workspaceId,
        status: 'held',
        ...(subject.type === 'agent' ? { requesterId: subject.id } : {}),
      },
      select: { id: true },
    });
    await enqueueEvents(
      tx,
      held.map(({ id }) => ({
        workspaceId,
        name: 'action/cleared' as const,
        data: { workspaceId, actionId: id },
      })),
    );
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: subject.type === 'workspace' ? 'workspace.resumed' : 'agents.resumed',
      subject: { type: subject.type, id: subject.id },
      detail: { pauseId: active.id, epoch, heldActions: held.length, ...(reason ? { reason } : {}) },
    });
    return { heldActions: held.length };
  });
  await sendOutboxEvents();
  return result;
}
