import { budgetPageSchema } from '@/lib/contracts/budgets';
import { withApi } from '@/lib/http/with-api';
import { listBudgets } from '@/lib/queries/budgets/list-budgets';

export const GET = withApi({
  access: 'workspace.read',
  response: budgetPageSchema,
  handler: ({ access }) => listBudgets(access.workspace),
});
