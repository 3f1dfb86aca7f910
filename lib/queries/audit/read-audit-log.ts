import type { AuditLogView } from '@/lib/contracts/audit-log';
import { auditEvents } from '@/lib/core/audit/events';
import { db } from '@/lib/db/client';
import { readBody } from './read-entry-parts';

/** How far the record of a workspace is sealed, its newest checkpoint and the keys to check it with. */
export async function readAuditLog(workspaceId: string): Promise<AuditLogView> {
  const log = await db().auditLog.findUnique({ where: { workspaceId } });
  const pending = await db().auditPending.count({ where: { workspaceId } });
  const checkpoint = await readNewestCheckpoint(workspaceId);
  return {
    origin: log?.origin ?? null,
    size: Number(log?.size ?? 0),
    pending,
    checkpoint: checkpoint?.note ?? null,
    signedAt: checkpoint?.signedAt.toISOString() ?? null,
    keys: await readLogKeys(workspaceId),
    check: await readLastCheck(workspaceId),
  };
}

async function readLastCheck(workspaceId: string): Promise<AuditLogView['check']> {
  const entry = await db().auditEntry.findFirst({
    where: { workspaceId, verb: 'workspace.record_checked' },
    orderBy: { id: 'desc' },
  });
  if (!entry) return null;
  const { detail } = readBody(entry.verb, entry.body);
  return {
    entryId: entry.id,
    at: entry.occurredAt.toISOString(),
    ...auditEvents['workspace.record_checked'].parse(detail),
  };
}

export const readNewestCheckpoint = (workspaceId: string) =>
  db().auditCheckpoint.findFirst({ where: { workspaceId }, orderBy: { size: 'desc' } });

/** The lines of all keys that have signed the log, the newest last: older heads are checked with older keys. */
export async function readLogKeys(workspaceId: string): Promise<string[]> {
  const keys = await db().auditLogKey.findMany({ where: { workspaceId }, orderBy: { since: 'asc' } });
  return keys.map(({ line }) => line);
}
