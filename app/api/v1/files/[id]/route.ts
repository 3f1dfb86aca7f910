import { fileDetailSchema, fileParamsSchema, fileSteeredSchema } from '@/lib/contracts/files';
import { withApi } from '@/lib/http/with-api';
import { readFile } from '@/lib/queries/files/read-file';
import { dropFile } from '@/lib/usecases/files/steer-file';

export const GET = withApi({
  access: 'workspace.read',
  params: fileParamsSchema,
  response: fileDetailSchema,
  handler: ({ access, params }) => readFile(access.workspace.id, params.id),
});

export const DELETE = withApi({
  access: 'sources.edit',
  params: fileParamsSchema,
  response: fileSteeredSchema,
  handler: ({ access, params }) =>
    dropFile({ workspaceId: access.workspace.id, actor: access.actor, fileId: params.id }),
});
