import {
  answerPracticeMessageBodySchema,
  practiceAnswerSchema,
  practiceMessageParams,
} from '@/lib/contracts/practice-email';
import { withApi } from '@/lib/http/with-api';
import { answerPracticeMessage } from '@/lib/usecases/practice-platform/answer-practice-message';

export const POST = withApi({
  access: 'practice.edit',
  params: practiceMessageParams,
  body: answerPracticeMessageBodySchema,
  response: practiceAnswerSchema,
  handler: ({ access, params, body }) =>
    answerPracticeMessage({
      workspaceId: access.workspace.id,
      actor: access.actor,
      messageId: params.messageId,
      answer: body,
    }),
});
