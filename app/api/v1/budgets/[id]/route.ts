import {
  budgetDetailSchema,
  budgetIdParams,
  setBudgetCapBodySchema,
  setBudgetCapResultSchema,
} from '@/lib/contracts/budgets';
import { withApi } from '@/lib/http/with-api';
import { getBudget } from '@/lib/queries/budgets/get-budget';
import { setBudgetCap } from '@/lib/usecases/budgets/set-budget-cap';

export const GET = withApi({
  access: 'workspace.read',
  params: budgetIdParams,
  response: budgetDetailSchema,
  handler: ({ access, params }) => getBudget(access.workspace, params.id),
});

export const PATCH = withApi({
  access: 'budgets.edit',
  params: budgetIdParams,
  body: setBudgetCapBodySchema,
  response: setBudgetCapResultSchema,
  handler: ({ access, params, body }) =>
    setBudgetCap({
      workspaceId: access.workspace.id,
      actor: access.actor,
      budgetId: params.id,
      capMicros: BigInt(body.capMicros),
    }),
});
