import { fileParamsSchema, fileSteeredSchema } from '@/lib/contracts/files';
import { withApi } from '@/lib/http/with-api';
import { startImport } from '@/lib/usecases/files/steer-file';

export const POST = withApi({
  access: 'sources.edit',
  params: fileParamsSchema,
  response: fileSteeredSchema,
  handler: ({ access, params }) =>
    startImport({ workspaceId: access.workspace.id, actor: access.actor, fileId: params.id }),
});
