import { addSourceBodySchema, sourcesSchema, writeKeySchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { listSources } from '@/lib/queries/sources/list-sources';
import { addSource } from '@/lib/usecases/sources/change-sources';

export const GET = withApi({
  access: 'workspace.read',
  response: sourcesSchema,
  handler: ({ access }) => listSources(access.workspace.id),
});

export const POST = withApi({
  access: 'sources.edit',
  body: addSourceBodySchema,
  response: writeKeySchema,
  status: 201,
  handler: ({ access, body }) =>
    addSource({ workspaceId: access.workspace.id, actor: access.actor, ...body }),
});
