'use client';

import { formatMoney, microsToUnits } from '@/lib/client/format';
import type { Overview } from '@/lib/contracts/overview';
import { useAccess } from '../auth/access-context';
import { AreaAgainstCap } from '../charts/area-against-cap';
import { EmptyState } from '../ui/empty-state';
import { bucketLabel } from './bucket-label';

/** Four weeks of spend against the cap per day that is in force now. */
export function SpendChart({ spend }: { spend: Overview['spend'] }) {
  const { currency } = useAccess().workspace;
  const { days, cap } = spend;
  if (days.every((day) => day.spendMicros === null)) {
    return (
      <EmptyState title="No spend reported yet">
        Platforms report what each campaign spent as signals; the days stand here.
      </EmptyState>
    );
  }
  const total = days.reduce((sum, day) => sum + BigInt(day.spendMicros ?? 0), 0n);
  const capUnits = cap ? microsToUnits(cap.capMicros) : null;
  return (
    <AreaAgainstCap
      points={days.map(({ day, spendMicros }) => ({
        label: bucketLabel(day),
        value: spendMicros === null ? null : microsToUnits(spendMicros),
        cap: capUnits,
      }))}
      valueLabel="Spent"
      capLabel={cap ? `Cap per day now: ${cap.name}` : 'No cap per day'}
      categoryLabel="Day"
      format={{ currency }}
      summary={`${formatMoney(total, currency)} spent in ${days.length} days${cap ? `; the cap per day is now ${formatMoney(cap.capMicros, currency)}` : ''}.`}
    />
  );
}
