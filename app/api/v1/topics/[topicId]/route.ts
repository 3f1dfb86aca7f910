import { editTopicBodySchema, topicIdSchema, topicParamsSchema } from '@/lib/contracts/interest';
import { withApi } from '@/lib/http/with-api';
import { archiveTopic, changeTopic } from '@/lib/usecases/topics/change-topics';

export const PATCH = withApi({
  access: 'sources.edit',
  params: topicParamsSchema,
  body: editTopicBodySchema,
  response: topicIdSchema,
  handler: ({ access, params, body }) =>
    changeTopic({ workspaceId: access.workspace.id, actor: access.actor, ...params, fields: body }),
});

export const DELETE = withApi({
  access: 'sources.edit',
  params: topicParamsSchema,
  response: topicIdSchema,
  handler: ({ access, params }) =>
    archiveTopic({ workspaceId: access.workspace.id, actor: access.actor, ...params }),
});
