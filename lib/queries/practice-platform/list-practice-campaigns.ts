import type { z } from 'zod';
import type { PracticeCampaignQuery, practiceCampaignListSchema } from '@/lib/contracts/practice';
import { listCampaigns } from '@/lib/practice-platform/ads';
import { readChangedBy } from './changed-by';

/** The practice ad platform's campaigns by name, all on one page. */
export async function listPracticeCampaigns(
  workspaceId: string,
  { q }: PracticeCampaignQuery,
): Promise<z.input<typeof practiceCampaignListSchema>> {
  const found = (await listCampaigns(workspaceId)).filter(({ name }) =>
    name.toLowerCase().includes(q.toLowerCase()),
  );
  const changedBy = await readChangedBy(workspaceId, found);
  return {
    rows: found.map((row) => ({
      ...row,
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: changedBy(row.updatedBy),
    })),
    nextCursor: null,
  };
}
