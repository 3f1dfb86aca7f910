import { deny } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.campaign';

export const scopeCampaign = scopeRule(
  id,
  'whether the agent may touch this campaign',
  (scope, { described }) => {
    const { type, id: campaignId } = described.target;
    if (type !== 'campaign' || scope.campaigns === 'all' || scope.campaigns.includes(campaignId)) return [];
    return [
      deny(
        id,
        "This campaign is not in the agent's scope.",
        { campaignId },
        'An admin can add the campaign to the scope; a second admin confirms it.',
      ),
    ];
  },
);
