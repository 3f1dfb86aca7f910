import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { liftPause } from './lift-pause';
import { pauseSubject } from './pause-subject';

type DrillRef = { workspaceId: string; drillId: string };
const driller: Actor = { type: 'system', id: 'drill' };

/** Asks for a drill: everything is stopped for a few seconds, for real, and let go on. @throws AppError `conflict` while one runs. */
export async function startDrill({
  workspaceId,
  startedById,
}: {
  workspaceId: string;
  /** Null where it was due by the schedule. */
  startedById: string | null;
}): Promise<{ drillId: string }> {
  const drillId = newId('drl');
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId} FOR UPDATE`;
    const running = await tx.stopDrill.findFirst({ where: { workspaceId, status: 'running' } });
    if (running)
      throw new AppError('conflict', {
        detail: 'A drill is under way.',
        remedy: 'It ends within a minute; its result is listed then.',
      });
    await tx.stopDrill.create({
      data: { id: drillId, workspaceId, status: 'running', startedById, startedAt: now() },
      select: { id: true },
    });
    await enqueueEvent(tx, { workspaceId, name: 'stop-drill/started', data: { workspaceId, drillId } });
  });
  await sendOutboxEvents();
  return { drillId };
}

/** The drill's first half: stops everything and measures how long that took. @returns whether it did; not while it is stopped anyway. */
export async function stopForDrill({ workspaceId, drillId }: DrillRef): Promise<boolean> {
  const began = performance.now();
  const { pauseId, isNew } = await pauseSubject({
    workspaceId,
    actor: { type: 'system', id: 'drill' },
    subject: { type: 'workspace', id: workspaceId },
    reason: 'A drill: everything goes on in a few seconds.',
    cause: { type: 'drill', drillId },
  });
  const { cause } = await db().pause.findUniqueOrThrow({ where: { id: pauseId } });
  const isOurs = isNew || (cause as { drillId?: string } | null)?.drillId === drillId;
  if (!isOurs) {
    await closeDrill({ workspaceId, drillId }, { error: 'Everything was stopped already.' });
    return false;
  }
  await db().stopDrill.updateMany({
    where: { id: drillId, workspaceId, pauseId: null },
    data: { pauseId, stopMs: Math.round(performance.now() - began) },
  });
  return true;
}

/** The second half: counts what was claimed in spite of it, lets everything go on, and keeps the result as evidence. */
export async function finishDrill({ workspaceId, drillId }: DrillRef): Promise<void> {
  const drill = await db().stopDrill.findUnique({ where: { id_workspaceId: { id: drillId, workspaceId } } });
  if (drill?.status !== 'running') return;
  const pause = drill.pauseId ? await db().pause.findUnique({ where: { id: drill.pauseId } }) : null;
  if (!pause)
    return closeDrill({ workspaceId, drillId }, { error: 'It was interrupted before anything was stopped.' });
  const until = pause.liftedAt ?? now();
  const [claimsAfter, inFlight, held] = await Promise.all([
    db().execution.count({
      where: {
        workspaceId,
        startedAt: { gt: pause.pausedAt, lt: until },
        action: { reducesExposure: false },
      },
    }),
    db().pauseAction.count({ where: { pauseId: pause.id, standing: 'in_flight' } }),
    db().action.count({ where: { workspaceId, status: 'held' } }),
  ]);
  await liftPause({
    workspaceId,
    actor: { type: 'system', id: 'drill' },
    pauseId: pause.id,
    reason: 'The drill is over.',
  });
  await closeDrill({ workspaceId, drillId }, { claimsAfter, inFlight, held });
}

async function closeDrill(
  { workspaceId, drillId }: DrillRef,
  result: { error: string } | { claimsAfter: number; inFlight: number; held: number },
): Promise<void> {
  const passed = 'claimsAfter' in result && result.claimsAfter === 0;
  const error =
    'error' in result ? result.error : passed ? null : 'Something was claimed in spite of the stop.';
  await inTransaction(async (tx) => {
    const { count } = await tx.stopDrill.updateMany({
      where: { id: drillId, workspaceId, status: 'running' },
      data: {
        ...('error' in result ? {} : result),
        status: passed ? 'passed' : 'failed',
        error,
        finishedAt: now(),
      },
    });
    if (count === 0) return;
    const drill = await tx.stopDrill.findUniqueOrThrow({ where: { id: drillId } });
    const { pauseId, stopMs, claimsAfter, inFlight, held } = drill;
    await appendAuditEntry(tx, {
      workspaceId,
      actor: driller,
      verb: 'workspace.drill_finished',
      subject: { type: 'workspace', id: workspaceId },
      detail: { drillId, pauseId, passed, stopMs, claimsAfter, inFlight, held, why: error },
    });
  });
}

/** How often the stop is practised; 0 for never. */
export function scheduleDrills({
  workspaceId,
  actor,
  everyDays,
}: {
  workspaceId: string;
  actor: Actor;
  everyDays: number;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const { drillDays } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    if (drillDays === everyDays) return;
    await tx.workspace.update({
      where: { id: workspaceId },
      data: { drillDays: everyDays },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.drill_scheduled',
      subject: { type: 'workspace', id: workspaceId },
      detail: { fromDays: drillDays, toDays: everyDays },
    });
  });
}
