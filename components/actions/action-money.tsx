import type { ActionSummary } from '@/lib/contracts/actions';
import { Money } from '../ui/money';

/** The money at stake: what a day of it adds, worst case. */
export function ActionMoney({
  action,
}: {
  action: Pick<ActionSummary, 'exposureMicros' | 'currency' | 'reducesExposure'>;
}) {
  if (action.reducesExposure) return <span>Takes spend away</span>;
  if (action.exposureMicros === '0') return <span className="text-muted">No added spend</span>;
  return (
    <span className="whitespace-nowrap">
      <Money micros={action.exposureMicros} currency={action.currency} signed /> a day
    </span>
  );
}
