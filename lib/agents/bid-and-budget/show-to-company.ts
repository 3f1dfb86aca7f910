import type { PayloadOf } from '@/lib/core/actions/catalogue';
import { campaignOutlooks, marginalReturn, minCampaignDays } from '@/lib/core/statistics/budget-shift';
import type { AgentResult } from '../kit/agent';
import { countText, ratioText } from '../kit/words';
import type { BidAndBudgetContext, CampaignStanding } from './context';

/** How sure it is where the campaigns' returns are known, and where they are not. */
const confidence = { known: 0.9, unknown: 0.85 };

type Ranked = { campaign: CampaignStanding; returns: number | null };

/** Shows one company the active campaign whose next unit of spend returns most; nothing is spent beyond the budgets there are. */
export function showToCompany(
  context: BidAndBudgetContext,
  company: NonNullable<BidAndBudgetContext['company']>,
): AgentResult {
  const active = context.campaigns.filter(({ status }) => status === 'active');
  if (active.some(({ id }) => company.shownIn.includes(id)))
    return { summary: 'Nothing proposed: a campaign is shown to the company already.', proposals: [] };
  const [best, next] = rank(active, context);
  if (!best) return { summary: 'Nothing proposed: no campaign is active.', proposals: [] };
  const payload: PayloadOf<'ads.campaign.target-account'> = {
    campaignId: best.campaign.id,
    accountId: company.id,
  };
  const why =
    best.returns === null
      ? 'What the next unit of spend returns is not known of any active campaign yet; they are taken in the order of their ids.'
      : `Its next unit of spend returns about ${ratioText(best.returns)}, the most of ${countText(active.length, 'active campaign')}.`;
  return {
    summary: `Show ${best.campaign.id} to the company ${company.id}. ${why}`,
    proposals: [
      {
        kind: 'ads.campaign.target-account',
        payload,
        reasoning: [
          `People of the company engage together; ads reach those of them whom nobody writes to. ${why}`,
          next ? `Next: ${next.campaign.id}.` : 'No other campaign is active.',
          'The daily budget stays what it is: more of it goes to this company.',
        ].join(' '),
        inputs: [
          ...(context.signalId
            ? [{ type: 'signal' as const, id: context.signalId, note: 'What set it off.' }]
            : []),
          { type: 'account', id: company.id, note: 'The company that surged.' },
          {
            type: 'campaign',
            id: best.campaign.id,
            note: `Status, budget and results before ${context.today}.`,
          },
        ],
        expectedEffect: {
          metric: 'Companies shown the campaign',
          unit: 'count',
          value: 1,
          low: 0,
          high: 1,
          horizonDays: 14,
        },
        confidence: best.returns === null ? confidence.unknown : confidence.known,
      },
    ],
  };
}

function rank(campaigns: readonly CampaignStanding[], { today, delay }: BidAndBudgetContext): Ranked[] {
  const outlooks = new Map(
    campaignOutlooks(campaigns, { today, minDays: minCampaignDays, delay }).map((each) => [each.id, each]),
  );
  return campaigns
    .map((campaign): Ranked => {
      const outlook = outlooks.get(campaign.id);
      return { campaign, returns: outlook ? marginalReturn(outlook) : null };
    })
    .sort((a, b) => (b.returns ?? -1) - (a.returns ?? -1) || (a.campaign.id < b.campaign.id ? -1 : 1));
}
