import { budgetPageSchema, createBudgetBodySchema, createBudgetResultSchema } from '@/lib/contracts/budgets';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listBudgets } from '@/lib/queries/budgets/list-budgets';
import { createBudget } from '@/lib/usecases/budgets/create-budget';

export const GET = withApi({
  access: 'workspace.read',
  response: budgetPageSchema,
  handler: ({ access }) => listBudgets(access.workspace),
});

export const POST = withApi({
  access: 'budgets.edit',
  body: createBudgetBodySchema,
  response: createBudgetResultSchema,
  status: 201,
  handler: ({ access, body }) =>
    createBudget({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      capMicros: BigInt(body.capMicros),
    }),
});
