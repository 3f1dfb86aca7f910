import type { Actor } from '@/lib/core/access/actor';
import type { PauseSubject } from '@/lib/core/pauses/pause';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { type GroupChoice, keepChoices } from '@/lib/db/repositories/pause-actions';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { settleHeld } from './settle-held';
import { nextEpoch } from './stop-epoch';

type Lifting = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' | 'system' }>;
  reason?: string | undefined;
  /** What becomes of each group of held actions; a group that is not named goes on. */
  choices?: readonly GroupChoice[];
};

const verbOf = (type: PauseSubject) =>
  type === 'workspace' ? 'workspace.resumed' : type === 'agent' ? 'agents.resumed' : 'workspace.part_resumed';

/** So many held actions are dealt with before the answer; the rest follows at once, by itself. */
const AT_ONCE = 100;

/**
 * Lifts a stop. What it held goes on, is decided again, or is dropped, as chosen; the gate decides each on live facts before anything
 * happens. Lifting what is lifted changes nothing. @throws AppError `not_found`.
 */
export async function liftPause({
  workspaceId,
  actor,
  pauseId,
  reason,
  choices = [],
}: Lifting & { pauseId: string }): Promise<{ heldActions: number }> {
  const heldActions = await inTransaction(async (tx) => {
    const epoch = await nextEpoch(tx, workspaceId);
    const pause = await tx.pause.findUnique({ where: { id_workspaceId: { id: pauseId, workspaceId } } });
    if (!pause) throw new AppError('not_found', { detail: 'There is no such stop.' });
    if (pause.liftedAt) return 0;
    const { subject, subjectId } = pause;
    const held = await keepChoices(tx, pauseId, { workspaceId, subject, subjectId }, choices);
    await tx.pause.update({
      where: { id: pauseId },
      data: { liftedAt: now(), liftedById: actor.id, liftReason: reason ?? null },
      select: { id: true },
    });
    await enqueueEvent(tx, { workspaceId, name: 'pause/lifted', data: { workspaceId, pauseId } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: verbOf(subject),
      subject: { type: subject, id: subjectId },
      detail: {
        pauseId,
        epoch,
        heldActions: held,
        ...(reason ? { reason } : {}),
        ...(choices.length > 0 ? { choices: [...choices] } : {}),
      },
    });
    return held;
  });
  // It is lifted: what can't be dealt with at once is tried again by what the outbox starts.
  await settleHeld({ workspaceId, pauseId, limit: AT_ONCE }).catch((error: unknown) =>
    log('warn', 'something that a stop held could not be dealt with yet', {
      workspaceId,
      pauseId,
      error: error instanceof Error ? error : String(error),
    }),
  );
  await sendOutboxEvents();
  return { heldActions };
}

/** Lifts whatever stops the workspace or the agent, if anything does. */
export async function resumeSubject({
  subject,
  ...lifting
}: Lifting & { subject: { type: 'workspace' | 'agent'; id: string } }): Promise<{ heldActions: number }> {
  const { workspaceId } = lifting;
  if (subject.type === 'agent') {
    const agent = await db().agent.findUnique({
      where: { id_workspaceId: { id: subject.id, workspaceId } },
      select: { id: true },
    });
    if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
  }
  const pause = await db().pause.findFirst({
    where: { workspaceId, subject: subject.type, subjectId: subject.id, liftedAt: null },
    select: { id: true },
  });
  return pause ? liftPause({ ...lifting, pauseId: pause.id }) : { heldActions: 0 };
}
