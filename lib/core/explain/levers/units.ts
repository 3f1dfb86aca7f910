import { type Facts, isUnknown } from '../../gate/facts';
import { formatAmount, formatShare } from '../../shared/format-figures';

/** Money is searched in hundredths of a unit of currency, shares in thousandths: what a person would write. */
const MICROS_PER_CENT = 10_000;
export const centsOf = (micros: string): number => Number(micros) / MICROS_PER_CENT;
export const microsOfCents = (cents: number): string => (BigInt(cents) * BigInt(MICROS_PER_CENT)).toString();
/** The most that micros of 18 digits can hold and a double can count. */
export const MOST_CENTS = 9_000_000_000_000;

export const THOUSAND = 1000;

export const showShare = (thousandths: number): string => formatShare(thousandths / THOUSAND);

/** How amounts read in the workspace of these facts. */
export function moneyOf({ workspace }: Facts): (cents: number) => string {
  const currency = isUnknown(workspace) ? null : workspace.currency;
  return (cents) => formatAmount(BigInt(Math.round(cents * MICROS_PER_CENT)), currency);
}

export const counted = (one: string, many: string) => (count: number) =>
  `${count} ${count === 1 ? one : many}`;
