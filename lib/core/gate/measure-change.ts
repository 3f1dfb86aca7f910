import { isUnknown } from './facts';
import type { MoneyChange } from './measured';
import { readCampaign } from './read-target';
import type { RuleInput } from './rule';

const names: Record<MoneyChange['field'], string> = { dailyBudgetMicros: 'daily budget', bidMicros: 'bid' };

/** The budget or bid an action sets on a campaign, against its live value; null when it sets neither. */
export function measureChange(input: RuleInput): MoneyChange | { unknown: string } | null {
  if (input.measured.change === undefined) input.measured.change = changeOf(input);
  return input.measured.change;
}

function changeOf(input: RuleInput): MoneyChange | { unknown: string } | null {
  const { intended } = input.described;
  const field = 'dailyBudgetMicros' in intended ? 'dailyBudgetMicros' : 'bidMicros';
  if (!(field in intended)) return null;
  const campaign = readCampaign(input);
  if (campaign === null || isUnknown(campaign)) return campaign;
  const presentMicros = BigInt(String(campaign.state[field]));
  const toMicros = BigInt(String(intended[field]));
  return { field, name: names[field], presentMicros, toMicros, share: shareOf(presentMicros, toMicros) };
}

/**
 * The same change against an earlier value: the start of the day or seven days ago. Null when it sets neither, or when it
 * ends between that value and the present one: what leads back is never held up, unless it goes past it.
 */
export function measureDrift(
  input: RuleInput,
  anchor: 'dayStart' | 'weekAgo',
): (MoneyChange & { anchorMicros: bigint }) | { unknown: string } | null {
  const change = measureChange(input);
  if (change === null || isUnknown(change)) return change;
  const campaign = readCampaign(input);
  if (campaign === null || isUnknown(campaign)) return campaign;
  const before = campaign[anchor];
  const anchorMicros = before === null ? change.presentMicros : BigInt(before[change.field]);
  if (isBetween(change.toMicros, anchorMicros, change.presentMicros)) return null;
  return { ...change, anchorMicros, share: shareOf(anchorMicros, change.toMicros) };
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

const isBetween = (value: bigint, a: bigint, b: bigint): boolean =>
  a <= b ? a <= value && value <= b : b <= value && value <= a;

function shareOf(present: bigint, to: bigint): number | null {
  if (present === to) return 0;
  if (present === 0n) return null;
  return Number(distance(present, to)) / Number(present);
}

/** What an action adds to the spend of a day, worst case, from the campaign's live state. 0 for what is no campaign. */
export function measureAddedSpend(input: RuleInput): bigint | { unknown: string } {
  if (input.measured.addedSpend === undefined) input.measured.addedSpend = addedSpendOf(input);
  return input.measured.addedSpend;
}

function addedSpendOf(input: RuleInput): bigint | { unknown: string } {
  const campaign = readCampaign(input);
  if (campaign !== null && isUnknown(campaign)) return campaign;
  return input.described.addedDailySpend(campaign === null ? null : campaign.state);
}

/** The workspace's currency for sentences; null when it could not be read. */
export const currencyOf = ({ facts }: RuleInput): string | null =>
  isUnknown(facts.workspace) ? null : facts.workspace.currency;
