import {
  editPracticeOwnerBodySchema,
  practiceOwnerParams,
  practiceOwnerStateSchema,
} from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { editPracticeOwner } from '@/lib/usecases/practice-platform/edit-practice-owner';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceOwnerParams,
  body: editPracticeOwnerBodySchema,
  response: practiceOwnerStateSchema,
  handler: ({ access, params, body }) =>
    editPracticeOwner({
      workspaceId: access.workspace.id,
      actor: access.actor,
      ownerId: params.ownerId,
      set: body,
    }),
});
