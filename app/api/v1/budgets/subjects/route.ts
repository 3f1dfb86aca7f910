import { budgetSubjectListSchema } from '@/lib/contracts/budgets';
import { withApi } from '@/lib/http/with-api';
import { listBudgetSubjects } from '@/lib/queries/budgets/list-budget-subjects';

export const GET = withApi({
  access: 'workspace.read',
  response: budgetSubjectListSchema,
  handler: async ({ access }) => ({ rows: await listBudgetSubjects(access.workspace) }),
});
