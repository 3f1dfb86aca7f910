'use client';

import type { BudgetRow } from '@/lib/contracts/budgets';
import { useAccess } from '../auth/access-context';
import { BudgetMeter } from '../budgets/budget-meter';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { TextLink } from '../ui/text-link';

/** What is left of each budget. */
export function BudgetsPanel({ budgets }: { budgets: readonly BudgetRow[] }) {
  const { slug } = useAccess().workspace;
  return (
    <Panel title="Budgets" actions={<TextLink href={`/${slug}/budgets`}>All</TextLink>}>
      {budgets.length === 0 ? (
        <EmptyState title="No budget is set">
          Without one, what agents spend is held by the limits of their scopes alone.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-5">
          {budgets.map((budget) => (
            <li key={budget.id} className="flex flex-col gap-1.5">
              <TextLink href={`/${slug}/budgets/${budget.id}`}>{budget.name}</TextLink>
              <BudgetMeter budget={budget} showLegend />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
