import { coversName } from '../../scopes/scope-body';
import { isUnknown } from '../facts';
import { readCampaign } from '../read-target';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.ad-account';
const question = 'whether the agent may touch campaigns of this ad account';

export const scopeAdAccount = scopeRule(id, question, (scope, input) => {
  const campaign = readCampaign(input);
  if (campaign === null) return [];
  if (isUnknown(campaign)) return [unreadable(id, question, campaign.unknown)];
  if (coversName(scope.adAccounts, campaign.adAccount)) return [];
  return [
    deny(
      id,
      `The ad account ${campaign.adAccount} is not in the agent's scope.`,
      { adAccount: campaign.adAccount },
      'An admin can add the ad account to the scope; a second admin confirms it.',
    ),
  ];
});
