import { describe, expect, it } from 'vitest';
import { practiceAds } from '@/lib/connectors/practice-ads/connector';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { inTransaction } from '@/lib/db/tx';
import { addCampaigns, changeCampaign, listCampaigns, readCampaign } from '@/lib/practice-platform/ads';
import { changePage } from '@/lib/practice-platform/cms';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../support/builders/a-workspace';
import { aSplit, aVariant, SEGMENT, VARIANT } from '../support/builders/content';
import { describeConnector } from './connector-suite';

async function aCampaign(status: 'active' | 'paused' = 'active') {
  const { id: workspaceId, ads } = await aWorkspace();
  const campaign = {
    externalId: 'camp-1',
    name: 'Brand',
    currency: 'EUR',
    status,
    dailyBudgetMicros: '50000000',
    bidMicros: '400000',
  };
  await inTransaction((tx) => addCampaigns(tx, workspaceId, [campaign]));
  return {
    workspaceId,
    connection: { id: ads.id, connector: ads.connector },
    externalId: 'camp-1',
    fields: ['account:acc_1', 'exclude:free jackets'],
  };
}

const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;
const amounts = { campaignId: 'cmp_1', fromMicros: '50000000', toMicros: '60000000' };
const payloads: [ActionKind, unknown, 'active' | 'paused'][] = [
  ['ads.campaign.set-daily-budget', amounts, 'active'],
  ['ads.campaign.set-bid', amounts, 'active'],
  ['ads.campaign.pause', { campaignId: 'cmp_1' }, 'active'],
  ['ads.campaign.resume', { campaignId: 'cmp_1' }, 'paused'],
  ['ads.campaign.target-account', { campaignId: 'cmp_1', accountId: 'acc_1' }, 'active'],
  ['ads.campaign.exclude-term', { campaignId: 'cmp_1', term: 'free jackets' }, 'active'],
];

/** The ad of the campaign, with a segment that has weights. */
async function anAd(...changes: Parameters<typeof changePage>[1]['set'][]) {
  const campaign = await aCampaign();
  const { workspaceId } = campaign;
  await practiceAds.pieces?.listPieces(workspaceId);
  const externalId = 'ad#camp-1';
  for (const set of [{ [`${SEGMENT}.split`]: 'base 100 %' }, ...changes])
    await inTransaction((tx) => changePage(tx, { workspaceId, externalId, set, by: 'person:usr_1' }));
  return { workspaceId, connection: campaign.connection, externalId };
}
const words = (value: string | null) => ({
  [`${VARIANT}.headline`]: value,
  [`${VARIANT}.text`]: value,
  [`${VARIANT}.button`]: value,
});

describeConnector(
  practiceAds,
  [
    {
      kind: 'ads.creative.publish-variant' as const,
      payload: aVariant(),
      changes: [words('Old'), words(null)],
    },
    { kind: 'ads.creative.set-split' as const, payload: aSplit(), changes: [words('New')] },
  ].map(({ kind, payload, changes }) => ({
    kind,
    arrange: async () => ({ context: await anAd(...changes), payload }),
    arrangeUnknown: async () => ({
      context: { ...(await anAd(...changes)), externalId: 'ad#other' },
      payload,
    }),
    countEffects,
  })),
);

describeConnector(
  practiceAds,
  payloads.map(([kind, payload, status]) => ({
    kind,
    arrange: async () => ({ context: await aCampaign(status), payload }),
    arrangeUnknown: async () => ({
      context: { ...(await aCampaign(status)), externalId: 'camp-2' },
      payload,
    }),
    countEffects,
  })),
);

describe('the practice ad platform', () => {
  it('has no state to read for an unknown campaign', async () => {
    const context = { ...(await aCampaign()), externalId: 'camp-2' };
    const read = practiceAds.actions['ads.campaign.pause']?.readState(context, {
      type: 'campaign',
      id: 'cmp_1',
    });
    await expect(read).rejects.toMatchObject({ kind: 'terminal' });
  });

  it.each([
    { dailyBudgetMicros: '-1' },
    { bidMicros: '1.5' },
    { status: 'archived' },
    { name: 'x' },
    { bidMicros: '9'.repeat(16) },
  ])('refuses %o and keeps its state', async (set) => {
    const { workspaceId, externalId } = await aCampaign();
    const change = inTransaction((tx) => changeCampaign(tx, { workspaceId, externalId, set, by: 'api' }));
    await expect(change).rejects.toMatchObject({ code: 'invalid' });
    expect(await readCampaign(workspaceId, externalId)).toMatchObject({ dailyBudgetMicros: '50000000' });
  });

  it('names who changed a campaign last', async () => {
    const { workspaceId, externalId } = await aCampaign();
    const change = { workspaceId, externalId, set: { bidMicros: '1' }, by: 'person:usr_1' as const };
    await inTransaction((tx) => changeCampaign(tx, change));
    expect(await listCampaigns(workspaceId)).toMatchObject([{ updatedBy: 'person:usr_1', bidMicros: '1' }]);
  });
});
