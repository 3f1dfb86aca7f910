import type { AlarmKind, AlarmPoint } from '@/lib/core/monitoring/alarm';
import type { WatchedName } from '@/lib/core/monitoring/metrics';
import type { AlarmConsequence } from '@/lib/core/monitoring/monitoring-rules';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { readNearChanges } from '@/lib/db/repositories/near-changes';
import { notifyOfAlarm } from '@/lib/db/repositories/notifications';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

type FoundAlarm = {
  workspaceId: string;
  kind: AlarmKind;
  subject: { type: 'workspace' | 'agent' | 'source'; id: string };
  metric: WatchedName;
  context?: string;
  agentVersion?: string;
  moved: string;
  since: Date;
  expected: number;
  seen: number;
  strength: number;
  points: readonly AlarmPoint[];
  why: readonly string[];
  consequence: AlarmConsequence;
  /** The policy that says what follows; null where none is in force, and people are only told. */
  policyId: string | null;
  /** The agents that it follows for. */
  agentIds: readonly string[];
};

/** Opens an alarm, unless one of the same thing stands. @returns its id, or null where one stands. */
export function openAlarm(found: FoundAlarm): Promise<string | null> {
  const { workspaceId, kind, subject, metric, context = '', moved, expected, seen, strength } = found;
  const { consequence, policyId } = found;
  return inTransaction(async (tx) => {
    // One look at a time: two would both find that none stands yet.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`alarms:${workspaceId}`}, 0))`;
    const standing = await tx.alarm.findFirst({
      where: { workspaceId, subjectId: subject.id, metric, context, status: { not: 'settled' } },
      select: { id: true },
    });
    if (standing) return null;
    const at = now();
    const id = newId('alm');
    const changes = await readNearChanges(tx, workspaceId, {
      subjectId: subject.id,
      since: found.since,
      until: at,
    });
    const follows = found.agentIds.length > 0 ? consequence : 'tell';
    await tx.alarm.create({
      data: {
        id,
        workspaceId,
        kind,
        subjectType: subject.type,
        subjectId: subject.id,
        metric,
        context,
        agentVersion: found.agentVersion ?? null,
        moved,
        since: found.since,
        expected,
        seen,
        strength,
        points: toJson(found.points),
        changes: toJson(changes),
        why: toJson(found.why),
        firedAt: at,
        consequence: follows,
        policyId,
        agentIds: follows === 'tell' ? [] : [...found.agentIds],
        carriedOutAt: follows === 'tell' ? at : null,
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'monitor' },
      verb: 'alarms.opened',
      subject,
      detail: {
        alarmId: id,
        kind,
        metric,
        context,
        moved,
        expected,
        seen,
        strength,
        consequence: follows,
        policyId,
      },
    });
    await notifyOfAlarm(tx, {
      workspaceId,
      alarmId: id,
      agentIds: subject.type === 'agent' ? [subject.id, ...found.agentIds] : found.agentIds,
    });
    await enqueueEvent(tx, { workspaceId, name: 'alarm/opened', data: { workspaceId, alarmId: id } });
    return id;
  });
}
