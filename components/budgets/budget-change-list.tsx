import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import type { WaitingBudgetChange } from '@/lib/contracts/budgets';
import { StatusChip } from '../ui/status-chip';

/** What a change does, in plain words, each part with its direction. */
export function BudgetChangeList({ changes }: { changes: WaitingBudgetChange['changes'] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {changes.map(({ sentence, direction }) => (
        <li key={sentence} className="flex flex-wrap items-center gap-2">
          {direction === 'widens' ? (
            <StatusChip tone="wait" icon={ArrowUpRight} size="sm">
              More room
            </StatusChip>
          ) : (
            <StatusChip tone="ok" icon={ArrowDownRight} size="sm">
              Less room
            </StatusChip>
          )}
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
