import type { Actor } from '@/lib/core/access/actor';
import { channels } from '@/lib/core/actions/catalogue';
import type { PauseMode, PauseSubject } from '@/lib/core/pauses/pause';
import { type PauseCause, pauseCauseSchema } from '@/lib/core/pauses/pause-cause';
import { AppError } from '@/lib/core/shared/app-error';
import { assertNever } from '@/lib/core/shared/assert-never';
import type { Pause } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { keepStandings } from '@/lib/db/repositories/pause-actions';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { nextEpoch } from './stop-epoch';

type Subject = { type: PauseSubject; id: string };

async function exists(tx: Tx, workspaceId: string, { type, id }: Subject): Promise<boolean> {
  const where = { id_workspaceId: { id, workspaceId } };
  const select = { id: true } as const;
  switch (type) {
    case 'workspace':
      return id === workspaceId;
    case 'play':
      return (await tx.play.findUnique({ where, select })) !== null;
    case 'channel':
      return channels.some((channel) => channel === id);
    case 'agent':
      return (await tx.agent.findUnique({ where, select })) !== null;
    case 'connection':
      return (await tx.connection.findUnique({ where, select })) !== null;
    case 'campaign':
      return (await tx.campaign.findUnique({ where, select })) !== null;
    case 'audience':
      return (await tx.audience.findUnique({ where, select })) !== null;
    default:
      return assertNever(type);
  }
}

const isDrill = (cause: unknown): boolean => pauseCauseSchema.safeParse(cause).data?.type === 'drill';

/**
 * Why a stop that is meant takes the place of the one in force; null where that one stays. One for practice would lift itself a moment
 * later, and a draining one would let finish what is now to be held. Practice takes nothing's place.
 */
function whyReplaced(active: Pick<Pause, 'cause' | 'mode'>, mode: PauseMode, cause: PauseCause | null) {
  if (isDrill(cause)) return null;
  if (isDrill(active.cause)) return 'Somebody stopped for real.';
  return active.mode === 'drain' && mode !== 'drain'
    ? 'A stop that lets nothing finish took its place.'
    : null;
}

const verbOf = (type: PauseSubject) =>
  type === 'workspace' ? 'workspace.stopped' : type === 'agent' ? 'agents.paused' : 'workspace.paused';

/**
 * Stops the workspace or pauses a part of it: once this has committed nothing that it covers and that adds exposure is claimed. How it
 * found each action is written down; what was in flight keeps its own record. Stopping what is stopped changes nothing, unless that one lets
 * finish what was cleared and this one does not.
 * @throws AppError `not_found` where there is no such subject.
 */
export async function pauseSubject({
  workspaceId,
  actor,
  subject,
  mode = 'freeze',
  reason,
  cause = null,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' | 'api_key' | 'system' }>;
  subject: Subject;
  mode?: PauseMode;
  reason: string;
  cause?: PauseCause | null;
}): Promise<{ pauseId: string; epoch: number; isNew: boolean }> {
  const result = await inTransaction(async (tx) => {
    if (!(await exists(tx, workspaceId, subject)))
      throw new AppError('not_found', { detail: `There is no such ${subject.type}.` });
    const epoch = await nextEpoch(tx, workspaceId);
    const active = await tx.pause.findFirst({
      where: { workspaceId, subject: subject.type, subjectId: subject.id, liftedAt: null },
    });
    const why = active && whyReplaced(active, mode, cause);
    if (active && why === null) return { pauseId: active.id, epoch: active.epoch, isNew: false };
    if (active)
      await tx.pause.update({
        where: { id: active.id },
        data: { liftedAt: now(), liftedById: actor.id, liftReason: why },
        select: { id: true },
      });
    const pauseId = newId('pau');
    const covered = { workspaceId, subject: subject.type, subjectId: subject.id };
    await tx.pause.create({
      data: {
        ...covered,
        id: pauseId,
        mode,
        epoch,
        reason,
        ...(cause ? { cause: toJson(cause) } : {}),
        pausedById: actor.id,
        pausedAt: now(),
      },
      select: { id: true },
    });
    await keepStandings(tx, pauseId, covered);
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: verbOf(subject.type),
      subject: { type: subject.type, id: subject.id },
      detail: { pauseId, epoch, reason, mode, ...(cause ? { cause } : {}) },
    });
    if (mode !== 'drain')
      await enqueueEvent(tx, { workspaceId, name: 'pause/began', data: { workspaceId, pauseId } });
    return { pauseId, epoch, isNew: true };
  });
  await sendOutboxEvents();
  return result;
}
