import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

type Dealing = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  alarmId: string;
};

async function subjectOf(tx: Tx, workspaceId: string, alarmId: string) {
  const alarm = await tx.alarm.findUnique({ where: { id_workspaceId: { id: alarmId, workspaceId } } });
  if (!alarm) throw new AppError('not_found', { detail: 'There is no such alarm.' });
  return { kind: alarm.kind, type: alarm.subjectType, id: alarm.subjectId };
}

const dealtWith = () =>
  new AppError('conflict', {
    detail: 'Somebody has dealt with this alarm already.',
    remedy: 'Reload to see who, and why.',
  });

const noBaseline = () =>
  new AppError('invalid_request', {
    detail: 'An anomaly is held against its own season and level: there is no baseline to begin anew.',
    invalidParams: [{ in: 'body', name: 'beginsAnew', reason: 'must be false for an anomaly' }],
  });

/** Somebody looks into it. @throws AppError `not_found`, `conflict` where it is not open. */
export function acknowledgeAlarm({ workspaceId, actor, alarmId }: Dealing): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { kind: _, ...subject } = await subjectOf(tx, workspaceId, alarmId);
    const { count } = await tx.alarm.updateMany({
      where: { id: alarmId, workspaceId, status: 'open' },
      data: { status: 'acknowledged', acknowledgedById: actor.id, acknowledgedAt: now() },
    });
    if (count === 0) throw dealtWith();
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'alarms.acknowledged',
      subject,
      detail: { alarmId },
    });
    return { id: alarmId };
  });
}

/**
 * It is settled, for a reason: what was seen until now is known, and what follows is watched anew, against the same frozen baseline unless
 * `beginsAnew`: then what is seen is as it should be, and what is usual is learnt anew from the next day on. A stop or a lowered level that
 * came of it stays until somebody takes it back by name.
 * @throws AppError `not_found`, `conflict` where it was settled, `invalid_request` where it has no baseline.
 */
export function settleAlarm({
  workspaceId,
  actor,
  alarmId,
  reason,
  beginsAnew = false,
}: Dealing & { reason: string; beginsAnew?: boolean }): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { kind, ...subject } = await subjectOf(tx, workspaceId, alarmId);
    if (beginsAnew && kind === 'anomaly') throw noBaseline();
    const { count } = await tx.alarm.updateMany({
      where: { id: alarmId, workspaceId, status: { not: 'settled' } },
      data: { status: 'settled', settledById: actor.id, settledAt: now(), reason, beginsAnew },
    });
    if (count === 0) throw dealtWith();
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'alarms.settled',
      subject,
      detail: { alarmId, reason, beginsAnew },
    });
    return { id: alarmId };
  });
}
