import type { Metadata } from 'next';
import { budgetKeys } from '@/components/budgets/budget-keys';
import { BudgetScreen } from '@/components/budgets/budget-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { getBudget } from '@/lib/queries/budgets/get-budget';

export const metadata: Metadata = { title: 'Budget' };

export default async function BudgetPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const budget = await orNotFound(getBudget(access.workspace, id));
  return (
    <Prefetched entries={[{ key: budgetKeys.detail(workspace, id), data: budget }]}>
      <BudgetScreen id={id} />
    </Prefetched>
  );
}
