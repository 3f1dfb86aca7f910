import { addTopicBodySchema, topicIdSchema, topicsSchema } from '@/lib/contracts/interest';
import { withApi } from '@/lib/http/with-api';
import { listTopics } from '@/lib/queries/interest/list-topics';
import { addTopic } from '@/lib/usecases/topics/change-topics';

export const GET = withApi({
  access: 'workspace.read',
  response: topicsSchema,
  handler: ({ access }) => listTopics(access.workspace.id),
});

export const POST = withApi({
  access: 'sources.edit',
  body: addTopicBodySchema,
  response: topicIdSchema,
  status: 201,
  handler: ({ access, body }) =>
    addTopic({ workspaceId: access.workspace.id, actor: access.actor, topic: body }),
});
