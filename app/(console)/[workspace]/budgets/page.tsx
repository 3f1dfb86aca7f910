import type { Metadata } from 'next';
import { budgetKeys } from '@/components/budgets/budget-keys';
import { BudgetTable } from '@/components/budgets/budget-table';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { pageAccess } from '@/lib/auth/access';
import { listBudgets } from '@/lib/queries/budgets/list-budgets';

export const metadata: Metadata = { title: 'Budgets' };

export default async function BudgetsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Budgets"
        description="Committed is what was spent and what the platforms are set to spend until the window ends. Held is what cleared actions may add to that."
      />
      <Prefetched entries={[{ key: budgetKeys.list(workspace), data: await listBudgets(access.workspace) }]}>
        <BudgetTable />
      </Prefetched>
    </Page>
  );
}
