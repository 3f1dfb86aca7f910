import {
  editPracticeContactBodySchema,
  practiceContactStateSchema,
  practiceExternalIdParams,
} from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { editPracticeContact } from '@/lib/usecases/practice-platform/edit-practice-contact';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceExternalIdParams,
  body: editPracticeContactBodySchema,
  response: practiceContactStateSchema,
  handler: ({ access, params, body }) =>
    editPracticeContact({
      workspaceId: access.workspace.id,
      actor: access.actor,
      externalId: params.externalId,
      set: body,
    }),
});
