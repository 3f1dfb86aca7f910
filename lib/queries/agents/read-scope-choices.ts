import { z } from 'zod';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import { channels } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';

const MOST_OFFERED = 200;
const valuesSchema = z.array(z.object({ value: z.string() }));

/** What can be chosen from when a scope is edited: named, and as it occurs in the workspace. */
export async function readScopeChoices(workspaceId: string): Promise<ScopeChoices> {
  const [connections, campaigns, regions, languages] = await Promise.all([
    db().connection.findMany({
      where: { workspaceId },
      select: { id: true, name: true, channel: true },
      orderBy: { name: 'asc' },
    }),
    db().campaign.findMany({
      where: { workspaceId },
      select: { id: true, name: true, adAccount: true },
      orderBy: { name: 'asc' },
    }),
    db().$queryRaw`
      SELECT region AS value FROM contacts WHERE workspace_id = ${workspaceId} AND region <> ''
      GROUP BY region ORDER BY count(*) DESC, region LIMIT ${MOST_OFFERED}`,
    db().$queryRaw`
      SELECT lower(split_part(language, '-', 1)) AS value FROM contacts
      WHERE workspace_id = ${workspaceId} AND language <> ''
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${MOST_OFFERED}`,
  ]);
  const accounts = [...new Set(campaigns.map((campaign) => campaign.adAccount))].sort();
  return {
    connections: connections.map((connection) => ({
      ...connection,
      channel: z.enum(channels).parse(connection.channel),
    })),
    adAccounts: accounts.map((id) => ({
      id,
      campaigns: campaigns.filter((campaign) => campaign.adAccount === id).length,
    })),
    campaigns,
    regions: valuesSchema.parse(regions).map((row) => row.value),
    languages: valuesSchema.parse(languages).map((row) => row.value),
  };
}
