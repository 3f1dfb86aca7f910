import { answerPracticeTextBodySchema, practiceTextParams } from '@/lib/contracts/practice-channels';
import { practiceAnswerSchema } from '@/lib/contracts/practice-email';
import { withApi } from '@/lib/http/with-api';
import { answerPracticeText } from '@/lib/usecases/practice-platform/answer-practice-text';

export const POST = withApi({
  access: 'practice.edit',
  params: practiceTextParams,
  body: answerPracticeTextBodySchema,
  response: practiceAnswerSchema,
  handler: ({ access, params, body }) =>
    answerPracticeText({
      workspaceId: access.workspace.id,
      actor: access.actor,
      textId: params.textId,
      text: body.text,
    }),
});
