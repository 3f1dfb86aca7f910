import { auditEvents } from '@/lib/core/audit/events';
import { db } from '@/lib/db/client';
import { readBody } from '@/lib/queries/audit/read-entry-parts';

/**
 * Holds the settings that decide what is dropped against what the record says of them, which is never dropped: a hold that was lifted, or a
 * time that was shortened, by an edit of a row is found here. @returns what does not fit.
 */
export async function compareRetention(workspaceId: string): Promise<string[]> {
  // As of one moment: what is set or placed meanwhile is seen whole or not at all.
  const [retentions, holds, entries] = await db().$transaction(
    [
      db().recordRetention.findMany({ where: { workspaceId } }),
      db().recordHold.findMany({ where: { workspaceId } }),
      db().auditEntry.findMany({
        where: {
          workspaceId,
          verb: { in: ['workspace.retention_changed', 'workspace.hold_placed', 'workspace.hold_lifted'] },
        },
        orderBy: { id: 'asc' },
      }),
    ],
    { isolationLevel: 'RepeatableRead' },
  );
  const problems: string[] = [];
  const said = <V extends keyof typeof auditEvents>(verb: V) =>
    entries
      .filter((entry) => entry.verb === verb)
      .map(({ subjectId, body }) => ({
        subjectId,
        detail: auditEvents[verb].parse(readBody(verb, body).detail),
      }));

  const changes = said('workspace.retention_changed') as { detail: RetentionChange }[];
  for (const kind of new Set([
    ...retentions.map((row) => row.kind),
    ...changes.map(({ detail }) => detail.kind),
  ])) {
    const row = retentions.find((each) => each.kind === kind);
    const newest = changes.findLast(({ detail }) => detail.kind === kind)?.detail;
    if (
      (row?.days ?? null) !== (newest?.toDays ?? null) ||
      (row?.inForceAt.toISOString() ?? null) !== (newest?.inForceAt ?? null)
    )
      problems.push(`How long contents of the kind ${kind} are kept is not what is on record.`);
  }

  const placed = said('workspace.hold_placed') as { subjectId: string; detail: HoldPlaced }[];
  const lifted = new Set(said('workspace.hold_lifted').map(({ subjectId }) => subjectId));
  for (const { subjectId: id, detail } of placed) {
    const row = holds.find((hold) => hold.id === id);
    const isSame =
      row &&
      row.subjectId === detail.subjectId &&
      (row.fromAt?.toISOString() ?? null) === detail.from &&
      (row.toAt?.toISOString() ?? null) === detail.to &&
      (row.liftedAt !== null) === lifted.has(id);
    if (!isSame) problems.push(`The legal hold ${id} is not as it is on record.`);
  }
  for (const { id } of holds)
    if (!placed.some(({ subjectId }) => subjectId === id))
      problems.push(`The legal hold ${id} is in no entry.`);
  return problems;
}

type RetentionChange = { kind: string; toDays: number | null; inForceAt: string | null };
type HoldPlaced = { subjectId: string | null; from: string | null; to: string | null };
