import { addCampaignMirrors, findCampaignIds } from '@/lib/db/repositories/campaigns';
import type { Tx } from '@/lib/db/tx';
import { findCampaigns } from '@/lib/practice-platform/ads';

/**
 * Our ids of the campaigns that a source reports on, by external id. One not seen before is read from the platform that the
 * source is, or else the workspace's only ad platform; what that does not know either is left out.
 */
export async function mirrorCampaigns(
  tx: Tx,
  workspaceId: string,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const platforms = await tx.connection.findMany({ where: { workspaceId, channel: 'ads' } });
  const connection =
    platforms.find((platform) => platform.connector === source) ??
    (platforms.length === 1 ? platforms[0] : undefined);
  if (!connection) return new Map();
  const known = await findCampaignIds(tx, workspaceId, connection.id, externalIds);
  const missing = externalIds.filter((externalId) => !known.has(externalId));
  if (missing.length === 0 || !connection.isPractice) return known;
  await addCampaignMirrors(tx, workspaceId, connection.id, await findCampaigns(tx, workspaceId, missing));
  return findCampaignIds(tx, workspaceId, connection.id, externalIds);
}
