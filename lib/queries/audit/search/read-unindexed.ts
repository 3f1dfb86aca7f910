import { inRange } from '@/lib/core/audit/search/amounts';
import { amountsOfEntry, entryTokens } from '@/lib/core/audit/search/entry-tokens';
import { fitsClauses } from '@/lib/core/audit/search/search-clauses';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type EntryRow, entryColumns } from './entry-rows';
import type { Question } from './question';
import { readSearchable } from './read-searchable';

/** So many entries are looked at one by one: more than are written between two rounds of whoever makes them searchable. */
const MOST = 2048;

export type Unindexed = {
  /** Those that fit, the newest first. `index` is null while an entry is not sealed: then `position` says its order. */
  found: EntryRow[];
  /** How many were not looked at. */
  unsearched: number;
};

/** The newest entries, which no chunk answers for yet: those that wait to be sealed, and those sealed a moment ago. */
export async function readUnindexed(question: Question): Promise<Unindexed> {
  const { workspaceId, searchable, from, to, entry: asked } = question;
  const rows = await db().$queryRaw<EntryRow[]>`
    (SELECT NULL::bigint AS index, position, ${entryColumns} FROM audit_pending pending
      JOIN audit_entries entry ON entry.id = pending.entry_id AND entry.workspace_id = pending.workspace_id
      WHERE pending.workspace_id = ${workspaceId} ORDER BY position DESC LIMIT ${MOST})
    UNION ALL
    (SELECT index, NULL::bigint AS position, ${entryColumns} FROM audit_leaves leaf
      JOIN audit_entries entry ON entry.id = leaf.entry_id AND entry.workspace_id = leaf.workspace_id
      WHERE leaf.workspace_id = ${workspaceId} AND index >= ${searchable}::bigint ORDER BY index DESC LIMIT ${MOST})`;
  const looked = rows.slice(0, MOST);
  const inTime = looked.filter(
    ({ id, occurredAt }) =>
      occurredAt.getTime() >= from && occurredAt.getTime() < to && (!asked || asked.id === id),
  );
  return {
    found: await fitting(question, inTime),
    unsearched: rows.length < MOST ? 0 : (await countUnindexed(workspaceId, searchable)) - looked.length,
  };
}

async function fitting({ workspaceId, clauses, amount }: Question, rows: EntryRow[]): Promise<EntryRow[]> {
  if (rows.length === 0 || clauses.length === 0) return rows;
  const searchable = await readSearchable(workspaceId, rows);
  return rows.filter((_, at) => {
    const one = searchable[at];
    return (
      one !== undefined &&
      fitsClauses(entryTokens(one.entry, one.related), clauses) &&
      (!amount || inRange(amountsOfEntry(one.entry, one.related), amount.currency, amount.min, amount.max))
    );
  });
}

async function countUnindexed(workspaceId: string, searchable: number): Promise<number> {
  const [count] = await db().$queryRaw<{ entries: number }[]>(Prisma.sql`
    SELECT (greatest(0, coalesce((SELECT size FROM audit_logs WHERE workspace_id = ${workspaceId}), 0) - ${searchable}::bigint)
      + (SELECT count(*) FROM audit_pending WHERE workspace_id = ${workspaceId}))::int AS entries`);
  return count?.entries ?? 0;
}
