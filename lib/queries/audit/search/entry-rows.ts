import { db } from '@/lib/db/client';
import { type AuditEntry, Prisma } from '@/lib/db/generated/client';

/** A stored entry with its place: its index in the log or, while it has none, its position among those that wait. */
export type EntryRow = AuditEntry & { index: bigint | null; position: bigint | null };

export const entryColumns = Prisma.sql`entry.id, entry.workspace_id AS "workspaceId", actor_type::text AS "actorType", actor_id AS "actorId",
  verb, subject_type AS "subjectType", subject_id AS "subjectId", run_id AS "runId", action_id AS "actionId", body, canonical,
  occurred_at AS "occurredAt"`;

/** The entries at these places of a log, in the order of the places. */
export async function readAtPlaces(workspaceId: string, places: readonly number[]): Promise<EntryRow[]> {
  const rows = await db().$queryRaw<EntryRow[]>`
    SELECT index, NULL::bigint AS position, ${entryColumns}
    FROM unnest(${[...places]}::bigint[]) AS place
    JOIN audit_leaves leaf ON leaf.workspace_id = ${workspaceId} AND index = place
    JOIN audit_entries entry ON entry.id = leaf.entry_id AND entry.workspace_id = leaf.workspace_id`;
  const at = new Map(rows.map((row) => [Number(row.index), row]));
  return places.flatMap((place) => at.get(place) ?? []);
}
