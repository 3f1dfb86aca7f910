import {
  budgetIdParams,
  decideBudgetChangeBodySchema,
  decideBudgetChangeResultSchema,
} from '@/lib/contracts/budgets';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decideBudgetChange } from '@/lib/usecases/budgets/decide-budget-change';

/** Who may stop the agents may reject; to confirm takes `budgets.edit`, which the use case asks for. */
export const POST = withApi({
  access: 'workspace.stop',
  params: budgetIdParams,
  body: decideBudgetChangeBodySchema,
  response: decideBudgetChangeResultSchema,
  handler: ({ access, params, body }) =>
    decideBudgetChange({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      changeId: params.id,
      answer: body.answer,
      reason: body.reason || null,
    }),
});
