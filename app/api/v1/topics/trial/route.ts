import { topicTrialSchema, tryTopicBodySchema } from '@/lib/contracts/interest';
import { withApi } from '@/lib/http/with-api';
import { tryTopic } from '@/lib/queries/interest/try-topic';

/** Changes nothing: patterns are many, and have no place in an address. */
export const POST = withApi({
  access: 'sources.edit',
  body: tryTopicBodySchema,
  response: topicTrialSchema,
  handler: ({ access, body }) => tryTopic(access.workspace.id, body.patterns),
});
