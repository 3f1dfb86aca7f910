import { isUnknown } from './facts';
import { readCampaign } from './read-target';
import type { RuleInput } from './rule';

const names = { dailyBudgetMicros: 'daily budget', bidMicros: 'bid' } as const;

/** `share` of the present value by which it moves, either way; null when the present value is 0 and it doesn't stay so. */
export type MoneyChange = {
  field: keyof typeof names;
  name: string;
  presentMicros: bigint;
  toMicros: bigint;
  share: number | null;
};

/** The budget or bid an action sets on a campaign, against its live value; null when it sets neither. */
export function measureChange(input: RuleInput): MoneyChange | { unknown: string } | null {
  const { intended } = input.described;
  const field = 'dailyBudgetMicros' in intended ? 'dailyBudgetMicros' : 'bidMicros';
  if (!(field in intended)) return null;
  const campaign = readCampaign(input);
  if (campaign === null || isUnknown(campaign)) return campaign;
  const presentMicros = BigInt(String(campaign.state[field]));
  const toMicros = BigInt(String(intended[field]));
  return { field, name: names[field], presentMicros, toMicros, share: shareOf(presentMicros, toMicros) };
}

function shareOf(present: bigint, to: bigint): number | null {
  if (present === to) return 0;
  if (present === 0n) return null;
  const moved = to > present ? to - present : present - to;
  return Number(moved) / Number(present);
}

/** What an action adds to the spend of a day, worst case, from the campaign's live state. 0 for what is no campaign. */
export function measureAddedSpend(input: RuleInput): bigint | { unknown: string } {
  const campaign = readCampaign(input);
  if (campaign !== null && isUnknown(campaign)) return campaign;
  return input.described.addedDailySpend(campaign === null ? null : campaign.state);
}

/** The workspace's currency for sentences; null when it could not be read. */
export const currencyOf = ({ facts }: RuleInput): string | null =>
  isUnknown(facts.workspace) ? null : facts.workspace.currency;
