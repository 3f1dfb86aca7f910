import {
  editPracticeCampaignBodySchema,
  practiceCampaignStateSchema,
  practiceExternalIdParams,
} from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { editPracticeCampaign } from '@/lib/usecases/practice-platform/edit-practice-campaign';

export const PATCH = withApi({
  access: 'practice.edit',
  params: practiceExternalIdParams,
  body: editPracticeCampaignBodySchema,
  response: practiceCampaignStateSchema,
  handler: ({ access, params, body }) =>
    editPracticeCampaign({
      workspaceId: access.workspace.id,
      actor: access.actor,
      externalId: params.externalId,
      set: body,
    }),
});
