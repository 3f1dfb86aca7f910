import { archiveBudgetBodySchema, budgetIdParams, changeBudgetResultSchema } from '@/lib/contracts/budgets';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { changeBudget } from '@/lib/usecases/budgets/change-budget';

/** Taking a cap away gives more room: it waits for a second person. */
export const POST = withApi({
  access: 'budgets.edit',
  params: budgetIdParams,
  body: archiveBudgetBodySchema,
  response: changeBudgetResultSchema,
  handler: async ({ access, params, body }) => {
    const result = await changeBudget({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      budgetId: params.id,
      to: { isArchived: true },
      note: body.note,
    });
    return { ...result, effectiveAt: result.effectiveAt?.toISOString() ?? null };
  },
});
