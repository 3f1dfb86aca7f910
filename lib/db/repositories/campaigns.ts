import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '../tx';

export type OutsideCampaign = {
  externalId: string;
  name: string;
  status: 'active' | 'paused';
  dailyBudgetMicros: string;
  bidMicros: string;
  currency: string;
};

/** Ids of a connection's mirrored campaigns, by external id. */
export async function findCampaignIds(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.campaign.findMany({
    where: { workspaceId, connectionId, externalId: { in: [...externalIds] } },
    select: { id: true, externalId: true },
  });
  return new Map(rows.map((row) => [row.externalId, row.id]));
}

/** Mirrors campaigns that were just read from the platform; known ones stay as they are. */
export async function addCampaignMirrors(
  tx: Tx,
  workspaceId: string,
  connectionId: string,
  campaigns: readonly OutsideCampaign[],
): Promise<void> {
  await tx.campaign.createMany({
    skipDuplicates: true,
    data: campaigns.map((campaign) => ({
      ...campaign,
      id: newId('cmp'),
      workspaceId,
      connectionId,
      dailyBudgetMicros: BigInt(campaign.dailyBudgetMicros),
      bidMicros: BigInt(campaign.bidMicros),
      observedAt: now(),
      createdAt: now(),
    })),
  });
}
