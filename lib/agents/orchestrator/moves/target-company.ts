import { campaignOutlooks, marginalReturn } from '@/lib/core/statistics/budget-shift';
import { ratioText } from '../../kit/words';
import type { AccountContext } from '../account-context';
import type { Assumptions } from '../assumptions';
import { gainOf, type MovesOf, scaled, standingOf } from './move';

/** Paid media shows the company one campaign: the active one whose next unit of spend returns most, of those it is not shown yet. */
export const targetCompany: MovesOf = (context, assumptions) => {
  const { account, campaigns, people, signalId } = context;
  const open = people.filter(({ convertedAt, limit }) => convertedAt === null && limit === null);
  if (
    !account ||
    open.length === 0 ||
    campaigns.some(({ status, isShown }) => status === 'active' && isShown)
  )
    return [];
  const best = bestCampaign(context, assumptions);
  if (!best) return [];
  const { goesThrough, asked } = standingOf('bid-and-budget', context, assumptions);
  return [
    {
      agentKind: 'bid-and-budget',
      subject: { type: 'account', id: account.id },
      signalId,
      about: 'account',
      why:
        best.returns === null
          ? `Show the company ${best.id}: what its next unit of spend returns is not known yet.`
          : `Show the company ${best.id}: its next unit of spend returns about ${ratioText(best.returns)}, the most of the campaigns.`,
      handoff: null,
      gain: scaled(gainOf(open, assumptions.mediaUplift, context, assumptions), goesThrough),
      media: assumptions.mediaPerAccount,
      messages: 0,
      owners: 0,
      risks: [],
      reviews: asked,
    },
  ];
};

function bestCampaign({ campaigns, today }: AccountContext, { minCampaignDays }: Assumptions) {
  const active = campaigns.filter(({ status }) => status === 'active');
  const outlooks = new Map(
    campaignOutlooks(active, { today, minDays: minCampaignDays }).map((outlook) => [outlook.id, outlook]),
  );
  const ranked = active
    .map(({ id }) => {
      const outlook = outlooks.get(id);
      return { id, returns: outlook ? marginalReturn(outlook) : null };
    })
    .sort((a, b) => (b.returns ?? -1) - (a.returns ?? -1) || (a.id < b.id ? -1 : 1));
  return ranked[0] ?? null;
}
