'use client';

import { formatMoney, microsToUnits } from '@/lib/client/format';
import type { BudgetDetail } from '@/lib/contracts/budgets';
import { AreaAgainstCap } from '../charts/area-against-cap';
import { bucketLabel } from '../overview/bucket-label';
import { EmptyState } from '../ui/empty-state';

const units = (micros: string | null) => (micros === null ? null : microsToUnits(micros));

/** Of a cap per day four weeks against it; of any other its window: spent, projected, the even pace and the cap. */
export function BudgetSpendChart({ budget }: { budget: BudgetDetail }) {
  const nothing = budget.spend.every(({ spendMicros }) => spendMicros === null);
  if (nothing && BigInt(budget.committedMicros) === 0n) {
    return <EmptyState title="No spend reported yet">The platforms report it day by day.</EmptyState>;
  }
  return budget.period === 'day' ? <DaysAgainstCap budget={budget} /> : <BurnAgainstCap budget={budget} />;
}

function DaysAgainstCap({ budget: { spend, currency, capMicros } }: { budget: BudgetDetail }) {
  return (
    <AreaAgainstCap
      points={spend.map(({ day, spendMicros }) => ({
        label: bucketLabel(day),
        value: units(spendMicros),
        cap: microsToUnits(capMicros),
      }))}
      valueLabel="Spent on the day"
      capLabel="Cap per day now"
      categoryLabel="Day"
      format={{ currency }}
      summary={`Spend per day against a cap of ${formatMoney(capMicros, currency)}.`}
    />
  );
}

function BurnAgainstCap({ budget }: { budget: BudgetDetail }) {
  const { burn, period, currency, capMicros, committedMicros, spentMicros } = budget;
  return (
    <AreaAgainstCap
      points={burn.map(({ day, spentMicros: spent, evenMicros, projectedMicros }) => ({
        label: bucketLabel(day),
        value: units(spent),
        projection: units(projectedMicros),
        pace: units(evenMicros),
        cap: microsToUnits(capMicros),
      }))}
      valueLabel="Spent so far"
      projectionLabel="Set to be spent"
      paceLabel="Even pace"
      capLabel={`Cap per ${period} now`}
      categoryLabel="Day"
      format={{ currency }}
      summary={`${formatMoney(spentMicros, currency)} spent this ${period}, ${formatMoney(committedMicros, currency)} by its end as set now, against a cap of ${formatMoney(capMicros, currency)}.`}
    />
  );
}
