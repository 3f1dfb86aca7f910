import type { AuditPage, ListAuditQuery } from '@/lib/contracts/audit';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { presentAuditRow, refsOfEntry } from './present-audit-row';

/** The record, newest entry first. Ids sort by time, so the cursor is the id of the last row. */
export async function listAuditEntries(workspaceId: string, query: ListAuditQuery): Promise<AuditPage> {
  const found = await db().auditEntry.findMany({
    where: { workspaceId, AND: auditConditions(query) },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (entry) => entry.id);
  const names = await resolveNames(workspaceId, page.flatMap(refsOfEntry));
  return { rows: page.map((entry) => presentAuditRow(entry, names)), nextCursor };
}

/** What a search of the record asks for. */
export function auditConditions(
  query: Omit<ListAuditQuery, 'limit' | 'cursor' | 'sort'> & { cursor?: string | undefined },
): Prisma.AuditEntryWhereInput[] {
  const { q, verb, actor, subject, run, action, from, to, cursor } = query;
  const conditions: Prisma.AuditEntryWhereInput[] = [];
  if (verb?.length) conditions.push({ verb: { in: verb } });
  if (actor) conditions.push({ actorId: actor });
  if (subject) conditions.push({ subjectId: subject });
  if (run) conditions.push({ runId: run });
  if (action) conditions.push({ actionId: action });
  if (q)
    conditions.push({ OR: [{ id: q }, { actorId: q }, { subjectId: q }, { runId: q }, { actionId: q }] });
  if (from) conditions.push({ occurredAt: { gte: new Date(from) } });
  if (to) conditions.push({ occurredAt: { lt: new Date(to) } });
  if (cursor) conditions.push({ id: { lt: cursor } });
  return conditions;
}
