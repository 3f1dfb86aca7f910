import { accountIdParams } from '@/lib/contracts/accounts';
import { accountResearchSchema, closeQuestionBodySchema } from '@/lib/contracts/research';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { closeQuestion } from '@/lib/usecases/research/close-question';
import { readResearch } from '@/lib/usecases/research/read-research';

export const POST = withApi({
  access: 'profiles.merge',
  params: accountIdParams,
  body: closeQuestionBodySchema,
  response: accountResearchSchema,
  handler: async ({ access, params, body }) => {
    await closeQuestion({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      accountId: params.id,
      body,
    });
    return readResearch(access.workspace, params.id);
  },
});
