import { z } from 'zod';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const rowSchema = z.object({
  owner: z.string(),
  given: z.number().nullable(),
  converted: z.number().nullable(),
  recent: z.number().nullable(),
});

/** What became of the contacts that owners were given, and who was given how many in the last seven days. */
export async function ownerRecords(workspaceId: string) {
  const since = new Date(now().getTime() - 7 * 86_400_000);
  const rows = rowSchema.array().parse(
    await db().$queryRaw`
      SELECT owner, c.given, c.converted, a.recent FROM (
        SELECT owner_external_id AS owner, count(*)::int AS given, count(converted_at)::int AS converted
        FROM contacts WHERE workspace_id = ${workspaceId} AND owner_external_id IS NOT NULL GROUP BY 1
      ) c FULL JOIN (
        SELECT payload->>'ownerExternalId' AS owner, count(*)::int AS recent FROM actions
        WHERE workspace_id = ${workspaceId} AND kind = 'crm.contact.assign-owner' AND status IN ('accepted', 'observed')
          AND compensates_id IS NULL AND created_at >= ${since}
        GROUP BY 1
      ) a USING (owner)
      WHERE owner IS NOT NULL`,
  );
  const byOwner = new Map(rows.map((row) => [row.owner, row]));
  return {
    recentAssignments: rows.flatMap(({ owner, recent }) =>
      recent === null ? [] : [{ ownerExternalId: owner, count: recent }],
    ),
    outcomes: (externalId: string) => {
      const { given = null, converted = null } = byOwner.get(externalId) ?? {};
      return {
        acceptedShare: given && converted !== null ? converted / given : null,
        acceptedOf: given ?? 0,
      };
    },
  };
}
