import { practiceExternalIdParams } from '@/lib/contracts/practice';
import {
  editPracticeEnrolmentBodySchema,
  practiceEnrolmentStateSchema,
} from '@/lib/contracts/practice-outreach';
import { withApi } from '@/lib/http/with-api';
import { takeOutOfSequence } from '@/lib/usecases/practice-platform/take-out-of-sequence';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceExternalIdParams,
  body: editPracticeEnrolmentBodySchema,
  response: practiceEnrolmentStateSchema,
  handler: ({ access, params }) =>
    takeOutOfSequence({
      workspaceId: access.workspace.id,
      actor: access.actor,
      externalId: params.externalId,
    }),
});
