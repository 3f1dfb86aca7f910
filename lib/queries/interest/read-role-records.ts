import { z } from 'zod';
import type { RoleRecord } from '@/lib/core/research/role-odds';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import { db } from '@/lib/db/client';

const rowsSchema = z.array(
  z.object({ role: buyingRoleSchema, people: z.number(), decided: z.number(), won: z.number() }),
);

/** What became of the people whose part in a buying group somebody of ours has said, by part. */
export async function readRoleRecords(workspaceId: string): Promise<RoleRecord[]> {
  return rowsSchema.parse(
    await db().$queryRaw`
      select b.role, count(*)::int as people,
        count(*) filter (where c.converted_at is not null)::int as won,
        count(*) filter (where c.converted_at is not null or exists (
          select from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id
            and s.kind = 'lead.outcome' and s.payload -> 'converted' = 'false'::jsonb))::int as decided
      from buying_roles b join contacts c on c.id = b.contact_id and c.workspace_id = b.workspace_id
      where b.workspace_id = ${workspaceId} and c.erased_at is null and c.merged_into_id is null
        and not exists (select from processing_limits l where l.contact_id = c.id and l.lifted_at is null)
      group by b.role order by b.role`,
  );
}
