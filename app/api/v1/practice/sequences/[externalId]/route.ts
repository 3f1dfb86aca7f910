import { practiceExternalIdParams } from '@/lib/contracts/practice';
import {
  editPracticeSequenceBodySchema,
  practiceSequenceStateSchema,
} from '@/lib/contracts/practice-outreach';
import { withApi } from '@/lib/http/with-api';
import { editPracticeSequence } from '@/lib/usecases/practice-platform/edit-practice-sequence';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceExternalIdParams,
  body: editPracticeSequenceBodySchema,
  response: practiceSequenceStateSchema,
  handler: ({ access, params, body }) =>
    editPracticeSequence({
      workspaceId: access.workspace.id,
      actor: access.actor,
      externalId: params.externalId,
      set: body,
    }),
});
