import type { Actor } from '@/lib/core/access/actor';
import { inForceAt, type RetentionKind } from '@/lib/core/audit/retention';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockSearch } from './index-record';

/**
 * Sets how many days entries of a kind keep what they say; null is for ever. A longer time counts at once, a shorter one after a week.
 * @returns from when it counts; null where nothing is dropped at all.
 */
export const setRetention = ({
  workspaceId,
  actor,
  kind,
  days,
}: {
  workspaceId: string;
  actor: Actor;
  kind: RetentionKind;
  days: number | null;
}): Promise<Date | null> =>
  inTransaction(async (tx) => {
    const where = { workspaceId_kind: { workspaceId, kind } };
    // Whoever drops contents is through with what counted so far, or goes by what counts from now on.
    await lockSearch(tx, workspaceId);
    const known = await tx.recordRetention.findUnique({ where });
    if ((known?.days ?? null) === days) return known?.inForceAt ?? null;
    const at = days === null ? null : inForceAt(known, days, now());
    if (days === null || at === null) await tx.recordRetention.delete({ where });
    else {
      const row = { days, setById: actor.id, setAt: now(), inForceAt: at };
      await tx.recordRetention.upsert({
        where,
        create: { workspaceId, kind, ...row },
        update: row,
        select: { kind: true },
      });
    }
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.retention_changed',
      subject: { type: 'workspace', id: workspaceId },
      detail: { kind, fromDays: known?.days ?? null, toDays: days, inForceAt: at?.toISOString() ?? null },
    });
    return at;
  });
