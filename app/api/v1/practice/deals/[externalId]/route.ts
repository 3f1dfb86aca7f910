import { practiceExternalIdParams } from '@/lib/contracts/practice';
import { editPracticeDealBodySchema, practiceDealStateSchema } from '@/lib/contracts/practice-deals';
import { withApi } from '@/lib/http/with-api';
import { editPracticeDeal } from '@/lib/usecases/practice-platform/edit-practice-deal';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceExternalIdParams,
  body: editPracticeDealBodySchema,
  response: practiceDealStateSchema,
  handler: ({ access, params, body }) =>
    editPracticeDeal({
      workspaceId: access.workspace.id,
      actor: access.actor,
      externalId: params.externalId,
      set: body,
    }),
});
