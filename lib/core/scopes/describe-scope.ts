import { actionKinds, catalogue, channels } from '../actions/catalogue';
import { formatAmount, formatShare } from '../shared/format-figures';
import { describeHours, isNever } from './hours-window';
import { accountTiers, type ScopeBody } from './scope-body';

export type ScopeDescription = { can: string[]; cannot: string[] };

/**
 * What an agent with this scope can and can't do, in sentences. `currency` and `campaignName` are for the wording. The
 * policy, the budgets and its autonomy level narrow it further.
 */
export function describeScope(
  scope: ScopeBody,
  currency: string | null,
  campaignName: (id: string) => string = (id) => id,
): ScopeDescription {
  const usable = actionKinds.filter(
    (kind) => scope.kinds.includes(kind) && scope.channels.includes(catalogue[kind].channel),
  );
  if (usable.length === 0 || isNever(scope.hours)) {
    return { can: [], cannot: ['It can do nothing: no kind of action is granted to it at any hour.'] };
  }
  const titles = (kinds: readonly (typeof usable)[number][]) => kinds.map((kind) => catalogue[kind].title);
  const others = actionKinds.filter((kind) => !usable.includes(kind));
  const lacking = channels.filter((channel) => !scope.channels.includes(channel));
  const ads = usable.some((kind) => catalogue[kind].channel === 'ads');
  const crm = usable.some((kind) => catalogue[kind].channel === 'crm');
  const money = describeMoney(scope, currency);
  const where = [
    ...(ads ? [describeCampaigns(scope.campaigns, campaignName)] : []),
    ...(crm ? [describeTiers(scope.accountTiers)] : []),
  ];
  return {
    can: [
      ...titles(usable).map((title) => `${title}.`),
      ...where.filter((part) => part.granted).map((part) => part.sentence),
      `Act ${describeHours(scope.hours)}, until ${scope.expiresAt.slice(0, 10)}.`,
    ],
    cannot: [
      ...titles(others).map((title) => `${title}.`),
      ...lacking.map((channel) => `Use the channel “${channel}”.`),
      ...where.filter((part) => !part.granted).map((part) => part.sentence),
      ...(ads ? money : []),
    ],
  };
}

type Part = { granted: boolean; sentence: string };

function describeCampaigns(campaigns: ScopeBody['campaigns'], name: (id: string) => string): Part {
  if (campaigns === 'all') return { granted: true, sentence: 'Touch every campaign, also those to come.' };
  return campaigns.length === 0
    ? { granted: false, sentence: 'Touch any campaign.' }
    : { granted: true, sentence: `Touch these campaigns: ${campaigns.map(name).join(', ')}.` };
}

function describeTiers(tiers: ScopeBody['accountTiers']): Part {
  if (tiers.length === 0) return { granted: false, sentence: 'Touch contacts of any account.' };
  const names = accountTiers.filter((tier) => tiers.includes(tier)).map((tier) => tier.slice('tier_'.length));
  return {
    granted: true,
    sentence: `Touch contacts of accounts of tier ${names.join(', ')}${tiers.includes('tier_3') ? ' and those of no account' : ''}.`,
  };
}

const describeMoney = (scope: ScopeBody, currency: string | null): string[] => [
  `Add more than ${formatAmount(scope.maxAddedDailySpendMicros, currency)} of spend per day in one action.`,
  `Change a budget or bid by more than ${formatShare(scope.maxRelativeChange)} in one action.`,
];
