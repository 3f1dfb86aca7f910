import { Gauge, TriangleAlert } from 'lucide-react';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { StatusChip } from '../ui/status-chip';

/** Whether spend keeps to its days; nothing for a budget that is not to be spent evenly. */
export function PaceChip({ budget }: { budget: Pick<BudgetRow, 'pacing' | 'pace'> }) {
  if (budget.pacing === 'none') return null;
  return budget.pace.isAhead ? (
    <StatusChip tone="wait" icon={TriangleAlert} size="sm">
      Ahead of pace
    </StatusChip>
  ) : (
    <StatusChip tone="ok" icon={Gauge} size="sm">
      On pace
    </StatusChip>
  );
}
