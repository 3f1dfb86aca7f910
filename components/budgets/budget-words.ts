import { formatMoney } from '@/lib/client/format';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { bucketLabel } from '../overview/bucket-label';

export const periodWords: Record<BudgetRow['period'], string> = {
  day: 'Per day',
  week: 'Per week',
  month: 'Per month',
};

/** `$40.00 left of $200.00`, or by how much what is committed and held exceeds the cap. */
export function leftSentence(budget: BudgetRow): string {
  const left = BigInt(budget.leftMicros);
  const cap = formatMoney(budget.capMicros, budget.currency);
  return left < 0n
    ? `${formatMoney(-left, budget.currency)} above the cap of ${cap}`
    : `${formatMoney(left, budget.currency)} left of ${cap}`;
}

/** The days a window spans, in the workspace's zone: `23 Nov` or `1 Nov – 30 Nov`. */
export function windowSentence({ window }: BudgetRow): string {
  const [from, to] = [bucketLabel(window.startsOn), bucketLabel(window.endsOn)];
  return from === to ? from : `${from} – ${to}`;
}

/** What the platforms are set to spend on top of what was spent, in micros; never below zero. */
export function stillToSpend(budget: BudgetRow): bigint {
  const rest = BigInt(budget.committedMicros) - BigInt(budget.spentMicros);
  return rest > 0n ? rest : 0n;
}
