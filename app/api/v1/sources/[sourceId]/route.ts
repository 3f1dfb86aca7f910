import { editSourceBodySchema, sourceDetailSchema, sourceParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readSource } from '@/lib/queries/sources/read-source';
import { editSource } from '@/lib/usecases/sources/change-sources';

export const GET = withApi({
  access: 'workspace.read',
  params: sourceParamsSchema,
  response: sourceDetailSchema,
  handler: ({ access, params }) => readSource(access.workspace.id, params.sourceId),
});

export const PATCH = withApi({
  access: 'sources.edit',
  params: sourceParamsSchema,
  body: editSourceBodySchema,
  response: sourceDetailSchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    await editSource({ workspaceId, actor: access.actor, ...params, fields: body });
    return readSource(workspaceId, params.sourceId);
  },
});
