import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '../tx';

/** A pair that looks like one person: `reason` is a list of codes with spaces between them. */
export type Suggestion = { contactAId: string; contactBId: string; confidence: number; reason: string };

/** Suggests pairs; what a person decided, and who is one person for certain, stays. @returns how many are new. */
export async function addSuggestions(
  tx: Tx,
  workspaceId: string,
  suggestions: readonly Suggestion[],
): Promise<number> {
  if (suggestions.length === 0) return 0;
  const rows = suggestions.map((suggestion) => ({ ...suggestion, id: newId('lkc') }));
  const [counted] = await tx.$queryRaw<{ added: bigint }[]>`
    with written as (
      insert into contact_links as l (id, workspace_id, contact_a_id, contact_b_id, status, reason, confidence, created_at)
      select id, ${workspaceId}, "contactAId", "contactBId", 'suggested', reason, confidence, ${now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, "contactAId" text, "contactBId" text, reason text, confidence float8)
      order by "contactAId", "contactBId"
      on conflict (workspace_id, contact_a_id, contact_b_id) do update set reason = excluded.reason, confidence = excluded.confidence
        where l.status = 'suggested'
      returning (xmax = 0) as is_new
    ) select count(*) filter (where is_new) as added from written`;
  return Number(counted?.added ?? 0);
}

/** The people of whom somebody said that they are two, as `A\nB` of those who stand for them, both ways round. */
export async function findSplitPeople(tx: Tx, workspaceId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ a: string; b: string }[]>`
    select distinct coalesce(a.merged_into_id, a.id) as a, coalesce(b.merged_into_id, b.id) as b
    from contact_links l
    join contacts a on a.id = l.contact_a_id and a.workspace_id = l.workspace_id
    join contacts b on b.id = l.contact_b_id and b.workspace_id = l.workspace_id
    where l.workspace_id = ${workspaceId} and l.status = 'split'`;
  return new Set(rows.flatMap(({ a, b }) => [`${a}\n${b}`, `${b}\n${a}`]));
}

/** Says for a person that these pairs are two people, whatever was thought of them before. */
export async function splitPairs(
  tx: Tx,
  workspaceId: string,
  pairs: readonly { contactAId: string; contactBId: string }[],
  decidedById: string,
): Promise<void> {
  if (pairs.length === 0) return;
  const rows = pairs.map((pair) => ({ ...pair, id: newId('lkc') }));
  await tx.$executeRaw`
    insert into contact_links as l (id, workspace_id, contact_a_id, contact_b_id, status, reason, created_at, decided_by_id, decided_at)
    select id, ${workspaceId}, "contactAId", "contactBId", 'split', 'person', ${now()}, ${decidedById}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id text, "contactAId" text, "contactBId" text)
    order by "contactAId", "contactBId"
    on conflict (workspace_id, contact_a_id, contact_b_id) do update set status = 'split', decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at`;
}
