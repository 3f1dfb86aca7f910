import { formatAmount, formatFigure } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { currencyOf, measureAddedSpend } from '../measure-change';
import { readCampaign } from '../read-target';
import { escalate, unreadable } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.roas-floor';
const question = 'whether the campaign returns enough to spend more on it';

/** More spend on a campaign that returns less than the floor asks, once enough was spent to tell. */
export const policyRoasFloor = agentPolicyRule(id, question, (policy, input) => {
  const campaign = readCampaign(input);
  if (campaign === null) return [];
  if (isUnknown(campaign)) return [unreadable(id, question, campaign.unknown)];
  const added = measureAddedSpend(input);
  if (typeof added !== 'bigint') return [unreadable(id, question, added.unknown)];
  if (added <= 0n && input.described.intended.status !== 'active') return [];
  const spend = BigInt(campaign.spendMicros);
  if (spend <= 0n || spend < BigInt(policy.roasMinSpendMicros)) return [];
  const roas = Number(BigInt(campaign.revenueMicros)) / Number(spend);
  const floor = policy.roasFloor;
  if (roas >= floor) return [];
  return [
    escalate(
      id,
      `The campaign returned ${formatFigure(roas)} per unit spent over the last ${campaign.windowDays} days (on ${formatAmount(spend, currencyOf(input))}), below the floor of ${formatFigure(floor)}: more spend on it needs a person.`,
      {
        value: roas,
        limit: floor,
        worse: 'lower',
        windowDays: campaign.windowDays,
        spendMicros: spend.toString(),
      },
      'The reviewer can approve or reject it; an admin can change the floor in the policy.',
    ),
  ];
});
