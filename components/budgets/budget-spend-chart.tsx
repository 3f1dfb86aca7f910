'use client';

import { formatMoney, microsToUnits } from '@/lib/client/format';
import type { BudgetDetail } from '@/lib/contracts/budgets';
import { AreaAgainstCap } from '../charts/area-against-cap';
import { bucketLabel } from '../overview/bucket-label';
import { EmptyState } from '../ui/empty-state';

/** Spend per day, or of the month so far, against the cap in force now. */
export function BudgetSpendChart({ budget }: { budget: BudgetDetail }) {
  const { spend, period, currency, capMicros } = budget;
  if (spend.every(({ spendMicros }) => spendMicros === null)) {
    return <EmptyState title="No spend reported yet">The platforms report it day by day.</EmptyState>;
  }
  return (
    <AreaAgainstCap
      points={spend.map(({ day, spendMicros }) => ({
        label: bucketLabel(day),
        value: spendMicros === null ? null : microsToUnits(spendMicros),
        cap: microsToUnits(capMicros),
      }))}
      valueLabel={period === 'day' ? 'Spent on the day' : 'Spent in the month so far'}
      capLabel={`Cap ${period === 'day' ? 'per day' : 'per month'} now`}
      categoryLabel="Day"
      format={{ currency }}
      summary={`Spend ${period === 'day' ? 'per day' : 'of the month so far'} against a cap of ${formatMoney(capMicros, currency)}.`}
    />
  );
}
