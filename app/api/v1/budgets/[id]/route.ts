import {
  budgetDetailSchema,
  budgetIdParams,
  changeBudgetBodySchema,
  changeBudgetResultSchema,
} from '@/lib/contracts/budgets';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { getBudget } from '@/lib/queries/budgets/get-budget';
import { changeBudget } from '@/lib/usecases/budgets/change-budget';

export const GET = withApi({
  access: 'workspace.read',
  params: budgetIdParams,
  response: budgetDetailSchema,
  handler: ({ access, params }) => getBudget(access.workspace, params.id),
});

/** Less room is in force at once; more waits for a second person. */
export const PATCH = withApi({
  access: 'budgets.edit',
  params: budgetIdParams,
  body: changeBudgetBodySchema,
  response: changeBudgetResultSchema,
  handler: async ({ access, params, body: { capMicros, pacing, note } }) => {
    const result = await changeBudget({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      budgetId: params.id,
      to: {
        ...(capMicros === undefined ? {} : { capMicros: BigInt(capMicros) }),
        ...(pacing === undefined ? {} : { pacing }),
      },
      note,
    });
    return { ...result, effectiveAt: result.effectiveAt?.toISOString() ?? null };
  },
});
