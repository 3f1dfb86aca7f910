import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** What became of the contacts that owners were given, and who was given how many in the last seven days. */
export async function ownerRecords(workspaceId: string) {
  const since = new Date(now().getTime() - 7 * 86_400_000);
  const given = await db().contact.groupBy({
    by: ['ownerExternalId'],
    where: { workspaceId, ownerExternalId: { not: null } },
    _count: { _all: true, convertedAt: true },
  });
  const recent = await db().$queryRaw<{ owner: string; n: bigint }[]>`
    SELECT payload->>'ownerExternalId' AS owner, count(*) AS n FROM actions
    WHERE workspace_id = ${workspaceId} AND kind = 'crm.contact.assign-owner' AND status IN ('accepted', 'observed') AND compensates_id IS NULL AND created_at >= ${since}
    GROUP BY 1`;
  const byOwner = new Map(given.map((row) => [row.ownerExternalId, row._count]));
  return {
    recentAssignments: recent.map(({ owner, n }) => ({ ownerExternalId: owner, count: Number(n) })),
    outcomes: (externalId: string) => {
      const count = byOwner.get(externalId);
      return {
        acceptedShare: count && count._all > 0 ? count.convertedAt / count._all : null,
        acceptedOf: count?._all ?? 0,
      };
    },
  };
}
