import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { notifyOfCheck } from '@/lib/db/repositories/notifications';
import { inTransaction } from '@/lib/db/tx';
import { log } from '@/lib/platform/log';
import { checkTree } from '@/lib/queries/audit/check/check-tree';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { compareActions } from './compare-actions';
import { compareRetention } from './compare-retention';
import { sealLog } from './seal-log';

/** So many problems are named in the entry; beyond that their number says enough. */
const NAMED = 20;

export type RecordCheck = { entries: number; actions: number; problems: string[] };

/**
 * Checks the record of a workspace from the bytes up, and the tables against it, and says in the record what was found.
 * @returns all that does not fit, in plain words; nothing when everything does.
 */
export async function checkRecord(workspaceId: string): Promise<RecordCheck> {
  await sealLog(workspaceId);
  const tree = await checkTree(workspaceId);
  const tables = await compareActions(workspaceId);
  const problems = [...tree.problems, ...tables.problems, ...(await compareRetention(workspaceId))];
  await inTransaction(async (tx) => {
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'record' },
      verb: 'workspace.record_checked',
      subject: { type: 'workspace', id: workspaceId },
      detail: {
        entries: tree.entries,
        actions: tables.actions,
        problems: problems.length,
        named: problems.slice(0, NAMED),
      },
    });
    await notifyOfCheck(tx, workspaceId);
  });
  await sendOutboxEvents();
  if (problems.length > 0)
    log('error', 'the record does not hold', {
      workspaceId,
      problems: problems.length,
      first: problems[0] ?? '',
    });
  return { entries: tree.entries, actions: tables.actions, problems };
}

/** All workspaces, one after another. */
export async function findLogs(): Promise<string[]> {
  const logs = await db().auditLog.findMany({
    select: { workspaceId: true },
    orderBy: { workspaceId: 'asc' },
  });
  return logs.map(({ workspaceId }) => workspaceId);
}
