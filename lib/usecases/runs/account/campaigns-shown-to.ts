import { catalogue } from '@/lib/core/actions/catalogue';
import { executedStatuses } from '@/lib/core/actions/status';
import { db } from '@/lib/db/client';

/** The campaigns that we had shown to a company, and not taken back. */
export async function campaignsShownTo(workspaceId: string, accountId: string): Promise<ReadonlySet<string>> {
  const actions = await db().action.findMany({
    where: {
      workspaceId,
      targetType: 'campaign',
      kind: 'ads.campaign.target-account',
      status: { in: executedStatuses.filter((status) => status !== 'rolled_back') },
      compensatesId: null,
      payload: { path: ['accountId'], equals: accountId },
    },
    select: { payload: true },
  });
  return new Set(
    actions.map(({ payload }) => catalogue['ads.campaign.target-account'].payload.parse(payload).campaignId),
  );
}
