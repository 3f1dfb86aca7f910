import { accountResearchSchema, researchQuestionParams } from '@/lib/contracts/research';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readResearch } from '@/lib/usecases/research/read-research';
import { takeBackAnswer } from '@/lib/usecases/research/take-back-answer';

export const DELETE = withApi({
  access: 'profiles.merge',
  params: researchQuestionParams,
  response: accountResearchSchema,
  handler: async ({ access, params }) => {
    await takeBackAnswer({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      accountId: params.id,
      questionId: params.questionId,
    });
    return readResearch(access.workspace, params.id);
  },
});
